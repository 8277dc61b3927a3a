package netcoms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import netcoms.task.Workloads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadReaderTest {
    @TempDir
    Path folder;

    Loading loading;

    @BeforeEach
    void loading() {
        loading = new Loading(folder);
    }

    private Workload last(String tasks) throws Exception {
        return loading.load("workloads:\n  mine:\n    description: a test\n    tasks:\n" + tasks.indent(6))
                .config()
                .workloads()
                .getLast();
    }

    @Test
    void everyKindIsReadWithItsParameters() throws Exception {
        Workload workload = last("""
                - { kind: send, content: 123 }
                - { kind: receive, seconds: 0.5 }
                - { kind: broadcast, content: "true", clients: 5 }
                - { kind: fanout, content: hello, listeners: 100 }
                - { kind: wait, seconds: 1 }
                - { kind: cpu, size: 256 }
                - { kind: complex, size: 16, products: 10 }
                - { kind: noop }
                - { kind: crash }
                - { kind: hang }
                - { kind: oom }
                - { kind: exit, code: 3 }
                - { kind: tcp, host: 127.0.0.1, port: 7, send: hi, expect: hi }
                - { kind: tcp, host: 127.0.0.1, port: 7 }
                - { kind: http, url: "http://127.0.0.1:8080/" }
                - { kind: exec, command: ["echo", 1] }
                """);
        assertEquals("mine", workload.name());
        assertEquals("a test", workload.description());
        assertEquals(
                List.of(
                        new TaskSpec.Send("123"),
                        new TaskSpec.Receive(0.5),
                        new TaskSpec.Broadcast("true", 5),
                        new TaskSpec.Fanout("hello", 100),
                        new TaskSpec.Wait(1),
                        new TaskSpec.Cpu(256),
                        new TaskSpec.Complex(16, 10),
                        new TaskSpec.Noop(),
                        new TaskSpec.Crash(),
                        new TaskSpec.Hang(),
                        new TaskSpec.Oom(),
                        new TaskSpec.Exit(3),
                        new TaskSpec.Tcp("127.0.0.1", 7, "hi", "hi"),
                        new TaskSpec.Tcp("127.0.0.1", 7, null, null),
                        new TaskSpec.Http("http://127.0.0.1:8080/"),
                        new TaskSpec.Exec(List.of("echo", "1"))),
                workload.tasks());
    }

    @Test
    void theyStandAfterTheBuiltInOnes() throws Exception {
        List<Workload> workloads = loading.load(
                        "workloads:\n  a: { tasks: [{ kind: noop }] }\n  b: { tasks: [{ kind: noop }] }")
                .config()
                .workloads();
        int builtIn = Workloads.builtIn().size();
        assertEquals(
                List.of("a", "b"),
                workloads.subList(builtIn, workloads.size()).stream()
                        .map(Workload::name)
                        .toList());
        assertEquals(
                Workloads.builtIn().size(),
                loading.load("workloads:").config().workloads().size());
    }

    @Test
    void theirNamesCanBeChosen() throws Exception {
        assertEquals(
                "mine",
                loading.load("run: { workload: mine }\nworkloads:\n  mine: { tasks: [{ kind: noop }] }")
                        .config()
                        .workload());
    }

    @Test
    void repeatSharesOneSpec() throws Exception {
        List<TaskSpec> tasks = last("- { kind: send, content: x, repeat: 1000 }\n- { kind: noop }")
                .tasks();
        assertEquals(1001, tasks.size());
        assertTrue(tasks.subList(0, 1000).stream().allMatch(task -> task == tasks.getFirst()));
    }

    @Test
    void aMixIsSpreadEvenlyByItsWeights() throws Exception {
        List<TaskSpec> tasks = last("""
                        - mix:
                            - { weight: 5, kind: send, content: a }
                            - { kind: send, content: b }
                            - { kind: send, content: c }
                        """).tasks();
        // The known order of smooth weighted round robin for 5, 1, 1.
        assertEquals(
                "aabacaa",
                String.join(
                        "",
                        tasks.stream()
                                .map(task -> ((TaskSpec.Send) task).content())
                                .toList()));
        assertEquals(
                20,
                last("- { mix: [{ kind: noop, weight: 3 }, { kind: crash }], repeat: 20 }")
                        .tasks()
                        .size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        { kind: send }                         | task 2 (send) needs content: a text
        { kind: sned, content: x }             | task 2: kind is 'sned', but must be one of send, receive, broadcast, fanout, wait, cpu, complex, noop, crash, hang, oom, exit, tcp, http, exec; did you mean 'send'?
        { content: x }                         | task 2 has no kind; give it one of send, receive, broadcast, fanout, wait, cpu, complex, noop, crash, hang, oom, exit, tcp, http, exec, or mix
        { kind: wait, seconds: soon }          | task 2 (wait): seconds is 'soon', but must be a number
        { kind: wait, seconds: .inf }          | task 2 (wait): seconds is '.inf', but must be a number
        { kind: wait, seconds: }               | task 2 (wait): seconds is empty, but must be a number
        { kind: cpu, size: 2.5 }               | task 2 (cpu): size is '2.5', but must be a whole number
        { kind: cpu, size: 99999999999 }       | task 2 (cpu): size is '99999999999', but must be a whole number
        { kind: exec, command: ls }            | task 2 (exec): command is 'ls', but must be a list
        { kind: exec, command: [ls, [a]] }     | task 2 (exec): command is a list, but must be a list
        { kind: send, contnet: x }             | task 2 (send): unknown key 'contnet' (its value is 'x'); did you mean 'content'? Known here: kind, content, repeat
        { kind: send, content: x, repeat: 0 }  | task 2: repeat is '0', but must be a whole number from 1 to 5000000
        { kind: noop, repeat: 5000000 }        | task 2: its 5000000 repeats make more than 5000000 tasks in all, the most that the workloads of a file may have together
        { mix: [] }                            | task 2: mix must be a list of 1 to 100 tasks, each with its weight
        { mix: [{ kind: noop, weight: x }] }   | task 2, part 1 of the mix: weight is 'x', but must be a whole number from 1 to 1000
        { mix: [{ kind: noop }, noop] }        | task 2, part 2 of the mix is 'noop', but must be a kind with its parameters
        { mix: [{ kind: noop }], kind: send }  | task 2: unknown key 'kind'; beside a mix only repeat can stand
        noop                                   | task 2 is 'noop', but must be a kind with its parameters
        """)
    void aMistakeIsNamedWithTheLineOfTheTask(String task, String sentence) {
        assertEquals(
                "config.yaml:5: workloads.mine, " + sentence,
                loading.refusal("workloads:\n  mine:\n    tasks:\n      - { kind: noop }\n      - " + task + "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        5                                      | config.yaml:2: workloads.mine is '5', but must be a section with description and tasks
        { description: x }                     | config.yaml:2: workloads.mine has no tasks: give it a list named tasks with at least one
        { tasks: 5 }                           | config.yaml:2: workloads.mine.tasks is '5', but must be a list of tasks
        { tasks: [{ kind: noop }], descripton: x } | config.yaml:2: unknown key 'workloads.mine.descripton' (its value is 'x'); did you mean 'description'? Known here: description, tasks, load
        { tasks: [{ kind: noop }], load: 500 }     | config.yaml:2: workloads.mine.load is '500', but must be a section with rate, and perhaps arrivals, duration and ramp
        { tasks: [{ kind: noop }], load: { duration: 3s } } | config.yaml:2: workloads.mine.load: rate is missing; it must be a number of tasks a second from 0.1 to 1000000
        { tasks: [{ kind: noop }], load: { rate: 0 } } | config.yaml:2: workloads.mine.load: rate is '0', but must be a number of tasks a second from 0.1 to 1000000
        { tasks: [{ kind: noop }], load: { rate: 5, arrivals: posson } } | config.yaml:2: workloads.mine.load: arrivals is 'posson', but must be one of poisson, constant; did you mean 'poisson'?
        { tasks: [{ kind: noop }], load: { rate: 5, ramp: 40s } } | config.yaml:2: workloads.mine.load: ramp must be at most the duration
        { tasks: [{ kind: noop }], load: { rat: 5 } } | config.yaml:2: unknown key 'workloads.mine.load.rat' (its value is '5'); did you mean 'rate'? Known here: rate, arrivals, duration, ramp
        { description: [x] }                   | config.yaml:2: workloads.mine.description is a list, but must be one line of text of at most 200 characters
        """)
    void aMistakeInAWorkloadIsNamed(String body, String sentence) {
        assertEquals(sentence, loading.refusal("workloads:\n  mine: " + body));
    }

    @Test
    void aNameMustBeFreeAndPlain() {
        assertEquals(
                "config.yaml:2: workloads.io-wait has the name of a built-in workload; choose another",
                loading.refusal("workloads:\n  io-wait: { tasks: [{ kind: noop }] }"));
        assertEquals(
                "config.yaml:2: workloads.My Own is not a name: use 1 to 40 lower-case letters, digits and dashes",
                loading.refusal("workloads:\n  My Own: { tasks: [{ kind: noop }] }"));
        assertEquals(
                "config.yaml:1: workloads is a list, but must be a section: the name of a workload, and under it its "
                        + "tasks",
                loading.refusal("workloads: [1]"));
    }
}
