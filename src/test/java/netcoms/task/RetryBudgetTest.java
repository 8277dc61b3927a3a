package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private static int takeAll(RetryBudget budget) {
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void theReserveIsThereFromTheBeginningAndNoMore() {
        RetryBudget budget = new RetryBudget(0.2);
        assertEquals(1, budget.left());
        // Success before any failure saves nothing beyond it.
        IntStream.range(0, 10_000).forEach(i -> budget.succeeded());

        assertEquals(RetryBudget.RESERVE, takeAll(budget));
        assertEquals(0, budget.left());
    }

    @Test
    void successesEarnTheirShare() {
        RetryBudget budget = new RetryBudget(0.1);
        takeAll(budget);

        IntStream.range(0, 9).forEach(i -> budget.succeeded());
        assertFalse(budget.take(), "nine tenths of a retry");
        budget.succeeded();
        assertTrue(budget.take());
        assertFalse(budget.take());
        IntStream.range(0, 10_000).forEach(i -> budget.succeeded());
        assertEquals(RetryBudget.RESERVE, takeAll(budget));
    }

    @Test
    void oneSuccessThatEarnsManyDoesNotOverfillIt() {
        RetryBudget budget = new RetryBudget(10);
        budget.take();
        budget.succeeded();

        assertEquals(1, budget.left());
    }

    /** However many ask at once: what is given out is what was earned and the reserve. */
    @Test
    void threadsTogetherGetNoMoreThanThereIs() {
        RetryBudget budget = new RetryBudget(0.25);
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, 40_000).parallel().forEach(i -> {
            budget.succeeded();
            if (budget.take()) {
                taken.incrementAndGet();
            }
        });

        assertTrue(taken.get() <= 10_000 + RetryBudget.RESERVE, "" + taken);
        assertTrue(taken.get() >= 10_000 - RetryBudget.RESERVE, "" + taken);
    }
}
