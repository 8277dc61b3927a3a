package netcoms.task;

/**
 * Products of square matrices by plain blocked loops: the same arithmetic under every strategy. The elements are small
 * whole numbers, so that the sum of the product is exact and can be checked, which also keeps the work from being
 * optimised away.
 */
final class Matrices {
    private static final int BLOCK = 64;

    private Matrices() {}

    /**
     * Multiplies two fresh matrices.
     *
     * @throws InterruptedException when interrupted, within some milliseconds
     * @throws TaskFailure when the product is wrong, which would be a defect
     */
    static void multiply(int size) throws InterruptedException, TaskFailure {
        double[] a = new double[size * size];
        double[] b = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                a[row * size + column] = (row + 2 * column) % 7;
                b[row * size + column] = (3 * row + column) % 5;
            }
        }
        double sum = sum(product(a, b, size));
        double expected = expectedSum(a, b, size);
        if (sum != expected) {
            throw new TaskFailure(FailureKind.ERROR, "wrong product: sum " + sum + " instead of " + expected);
        }
    }

    private static double[] product(double[] a, double[] b, int size) throws InterruptedException {
        double[] c = new double[size * size];
        for (int rows = 0; rows < size; rows += BLOCK) {
            for (int middles = 0; middles < size; middles += BLOCK) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                multiplyBlock(a, b, c, size, rows, middles);
            }
        }
        return c;
    }

    private static void multiplyBlock(double[] a, double[] b, double[] c, int size, int rows, int middles) {
        int rowEnd = Math.min(rows + BLOCK, size);
        int middleEnd = Math.min(middles + BLOCK, size);
        for (int row = rows; row < rowEnd; row++) {
            for (int middle = middles; middle < middleEnd; middle++) {
                double factor = a[row * size + middle];
                int from = middle * size;
                int to = row * size;
                for (int column = 0; column < size; column++) {
                    c[to + column] += factor * b[from + column];
                }
            }
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The sum of the product's elements: column sums of a times row sums of b. */
    private static double expectedSum(double[] a, double[] b, int size) {
        double sum = 0;
        for (int middle = 0; middle < size; middle++) {
            double column = 0;
            double row = 0;
            for (int i = 0; i < size; i++) {
                column += a[i * size + middle];
                row += b[middle * size + i];
            }
            sum += column * row;
        }
        return sum;
    }
}
