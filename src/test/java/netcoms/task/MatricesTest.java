package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatricesTest {
    /** Around the block size: the product checks itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 130})
    void multiplyAnySize(int size) throws Exception {
        Matrices.multiply(size);
    }

    @Test
    void stopWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> Matrices.multiply(64));
        Thread.interrupted();
    }
}
