package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaskSpecTest {
    private final ObjectMapper json = TaskJson.mapper();

    /** One of each kind. */
    static Stream<TaskSpec> everyKind() {
        return Stream.of(
                new TaskSpec.Send("Hello, World!"),
                new TaskSpec.Receive(0.5),
                new TaskSpec.Broadcast("to all ✅", 5),
                new TaskSpec.Fanout("line", 100),
                new TaskSpec.Wait(0.01),
                new TaskSpec.Cpu(256),
                new TaskSpec.Complex(64, 10),
                new TaskSpec.Noop(),
                new TaskSpec.Crash(),
                new TaskSpec.Hang(),
                new TaskSpec.Oom(),
                new TaskSpec.Exit(255),
                new TaskSpec.Tcp("localhost", 7, "ping", "pong"),
                new TaskSpec.Tcp("localhost", 7, null, null),
                new TaskSpec.Http("http://localhost:8080/x?y=z"),
                new TaskSpec.Exec(List.of("true", "-x", "")));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void surviveJson(TaskSpec spec) throws JsonProcessingException {
        String text = json.writeValueAsString(spec);

        assertEquals(spec, json.readValue(text, TaskSpec.class), text);
        assertEquals(spec.kind(), json.readTree(text).path("kind").asText());
    }

    @Test
    void everyKindIsTested() {
        assertEquals(
                TaskSpec.class.getPermittedSubclasses().length,
                everyKind().map(Object::getClass).distinct().count());
    }

    @Test
    void surviveJsonInALonelyList() throws JsonProcessingException {
        List<TaskSpec> all = everyKind().toList();
        TypeReference<List<TaskSpec>> type = new TypeReference<>() {};

        assertEquals(all, json.readValue(json.writerFor(type).writeValueAsString(all), type));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"send"}                                        | content
            {"kind":"send","content":null}                         | content
            {"kind":"send","content":"x","contnet":"y"}            | contnet
            {"kind":"send","content":" "}                          | content must not be empty
            {"kind":"send","content":"a\\u001b[2J"}                | content must not hold control characters
            {"kind":"sned","content":"x"}                          | sned
            {"content":"x"}                                        | kind
            {"kind":"receive"}                                     | seconds
            {"kind":"receive","seconds":"1"}                       | seconds
            {"kind":"receive","seconds":-1}                        | seconds must be 0 to 3600, not -1.0
            {"kind":"broadcast","content":"x","clients":0}         | clients must be 1 to 1000, not 0
            {"kind":"broadcast","content":"x","clients":2.5}       | clients
            {"kind":"fanout","content":"x","listeners":10001}      | listeners must be 1 to 10000, not 10001
            {"kind":"cpu"}                                         | size
            {"kind":"cpu","size":null}                             | size
            {"kind":"exit","code":256}                             | code must be 0 to 255, not 256
            {"kind":"complex","size":8,"products":0}               | products must be 1 to 10000, not 0
            {"kind":"noop","size":1}                               | size
            {"kind":"tcp","port":7}                                | host is missing
            {"kind":"tcp","host":"h"}                              | port is missing
            {"kind":"tcp","host":"h","port":70000}                 | port must be 1 to 65535, not 70000
            {"kind":"tcp","host":"h","port":7,"sned":"x"}          | sned
            {"kind":"tcp","host":"h","port":"7"}                   | port
            {"kind":"http","url":"ftp://x/"}                       | url must be like http://host:port/path
            {"kind":"http","url":"http://[bad"}                    | url must be like
            {"kind":"exec","command":[]}                           | command must begin with a program
            {"kind":"exec"}                                        | command
            """)
    void sayWhatIsWrong(String text, String expected) {
        JsonProcessingException e =
                assertThrows(JsonProcessingException.class, () -> json.readValue(text, TaskSpec.class));

        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void settingsAreChecked() {
        java.time.Duration second = java.time.Duration.ofSeconds(1);
        List<Executable> bad = List.of(
                () -> new TaskSettings("", 1, second, second),
                () -> new TaskSettings("h", 0, second, second),
                () -> new TaskSettings("h", 1, java.time.Duration.ZERO, second),
                () -> new TaskSettings("h", 1, second, second.negated()));

        bad.forEach(each -> assertThrows(IllegalArgumentException.class, each));
    }
}
