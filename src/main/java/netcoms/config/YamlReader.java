package netcoms.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Items;
import netcoms.config.YamlNode.Scalar;
import netcoms.config.YamlNode.Section;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a YAML file into {@link YamlNode}s. Only composes: nothing that the file names is ever constructed, and its
 * size, depth and references are bounded.
 */
final class YamlReader {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 20;
    private final String name;

    private YamlReader(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param name what the file is called in sentences
     * @return the top level; an empty section for an empty file
     */
    static Section read(Path file, String name) throws ConfigException {
        return new YamlReader(name).compose(text(file, name));
    }

    private static String text(Path file, String name) throws ConfigException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ConfigException(name + ": is longer than 1 MiB, the most that a configuration may be");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new ConfigException(name + ": is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new ConfigException(name + ": cannot be read (" + unreadable + ")");
        }
    }

    private Section compose(String text) throws ConfigException {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_BYTES);
        limits.setNestingDepthLimit(MAX_DEPTH);
        // A list that refers to lists that refer to lists grows without bound: no references to lists or sections.
        limits.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(limits).compose(new StringReader(text));
            if (root == null) {
                return new Section(List.of(), 1);
            }
            return switch (node(root)) {
                case Section section -> section;
                case Scalar scalar when scalar.absent() -> new Section(List.of(), 1);
                case YamlNode other ->
                    throw new ConfigException(place(other.line()) + "the file is " + other.described()
                            + ", but must be sections with keys");
            };
        } catch (MarkedYAMLException broken) {
            throw new ConfigException(sentence(broken));
        } catch (YAMLException broken) {
            throw new ConfigException(
                    name + ": is not valid YAML: " + Quoted.plain(String.valueOf(broken.getMessage())));
        }
    }

    private String sentence(MarkedYAMLException broken) {
        Mark mark = broken.getProblemMark() != null ? broken.getProblemMark() : broken.getContextMark();
        String where = mark == null ? name + ": " : place(mark.getLine() + 1);
        String context = broken.getContext() == null ? "" : broken.getContext() + ": ";
        return where + "not valid YAML: " + Quoted.plain(context + broken.getProblem());
    }

    private YamlNode node(Node node) throws ConfigException {
        int line = line(node);
        return switch (node) {
            case ScalarNode scalar ->
                new Scalar(scalar.getValue(), scalar.getTag().equals(Tag.NULL), line);
            case SequenceNode sequence -> {
                List<YamlNode> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(node(item));
                }
                yield new Items(List.copyOf(items), line);
            }
            case MappingNode mapping -> section(mapping, line);
            default -> throw new ConfigException(place(line) + "only values, lists and sections can stand here");
        };
    }

    private Section section(MappingNode mapping, int line) throws ConfigException {
        List<Field> fields = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int at = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new ConfigException(place(at) + "a key must be a plain word");
            }
            Integer first = lines.putIfAbsent(key.getValue(), at);
            if (first != null) {
                throw new ConfigException(place(at) + "the key " + Quoted.of(key.getValue())
                        + " stands twice in its section, first in line " + first + "; keep one");
            }
            fields.add(new Field(key.getValue(), at, node(tuple.getValueNode())));
        }
        return new Section(List.copyOf(fields), line);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private String place(int line) {
        return name + ":" + line + ": ";
    }
}
