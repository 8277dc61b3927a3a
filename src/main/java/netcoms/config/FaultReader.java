package netcoms.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Items;
import netcoms.config.YamlNode.Section;
import netcoms.fault.FaultPlan;
import netcoms.fault.Toxic;

/**
 * Reads the fault plans of the file. One of a built-in name takes that one's place: a plan is a handful of figures, which
 * are there to be tuned, and a report says the figures beside the name.
 */
final class FaultReader {
    private static final OwnThings PLANS = new OwnThings(
            FileLayer.FAULTS, "the name of a fault plan, and under it its toxics", List.of("description", "toxics"));
    private static final int MAX_TOXICS = 100;

    private FaultReader() {}

    /**
     * Reads the section; what is wrong in it becomes a problem of the values.
     *
     * @param file the name of the file in sentences
     * @return the built-in ones, then those of the file
     */
    static List<FaultPlan> read(Field section, String file, Values values, List<FaultPlan> builtIn) {
        Map<String, FaultPlan> plans = new LinkedHashMap<>();
        builtIn.forEach(plan -> plans.put(plan.name(), plan));
        PLANS.each(section, file, values, (named, body, key) -> plans.put(named.name(), plan(named, body, key, file)));
        return List.copyOf(plans.values());
    }

    private static FaultPlan plan(Field named, Section body, String key, String file) throws Misplaced {
        if (named.name().equals(FaultPlan.NONE.name())) {
            throw new Misplaced(named.line(), key + " means that there is no plan; choose another name");
        }
        String description = "from " + file;
        List<Toxic> toxics = null;
        for (Field part : body.fields()) {
            switch (part.name()) {
                case "description" -> description = OwnThings.description(part, key);
                case "toxics" -> toxics = toxics(part, key);
                default -> throw PLANS.unknown(part, key);
            }
        }
        if (toxics == null) {
            throw new Misplaced(
                    named.line(),
                    key + " has no toxics: give it a list named toxics; an empty one, [], is the proxy alone");
        }
        return new FaultPlan(named.name(), description, toxics);
    }

    private static List<Toxic> toxics(Field field, String key) throws Misplaced {
        if (!(field.value() instanceof Items items) || items.items().size() > MAX_TOXICS) {
            throw new Misplaced(
                    field.line(),
                    key + ".toxics is " + field.value().described() + ", but must be a list of at most " + MAX_TOXICS
                            + " toxics");
        }
        List<Toxic> toxics = new ArrayList<>();
        for (YamlNode item : items.items()) {
            toxics.add(ToxicReader.read(item, key + ", toxic " + (toxics.size() + 1)));
        }
        return toxics;
    }
}
