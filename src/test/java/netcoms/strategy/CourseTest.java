package netcoms.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import netcoms.stats.LimitCourse;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static LimitCourse.Point point(double seconds, int limit) {
        return new LimitCourse.Point(seconds, limit, 1, 0.01);
    }

    @Test
    void howeverLongATrialIsItsCourseStaysSmallAndReachesFromItsBeginningToItsEnd() {
        Course course = new Course();
        for (int i = 0; i <= 100_000; i++) {
            course.add(point(i * 0.001, i));
        }
        List<LimitCourse.Point> points = course.points();
        assertTrue(
                points.size() <= LimitCourse.MOST_POINTS && points.size() > LimitCourse.MOST_POINTS / 3,
                "" + points.size());
        assertEquals(point(0, 0), points.getFirst());
        assertEquals(point(100, 100_000), points.getLast());
        double widest = IntStream.range(1, points.size())
                .mapToDouble(i -> points.get(i).seconds() - points.get(i - 1).seconds())
                .max()
                .orElseThrow();
        assertTrue(widest < 4, "a gap of " + widest + " s in 100 s");
    }

    @Test
    void whatComesTooSoonStandsInForTheNewestOnly() {
        Course course = new Course();
        course.add(point(0, 1));
        course.add(point(0.000_01, 2));
        course.add(point(0.000_02, 3));
        course.add(point(0.000_50, 4));
        assertEquals(List.of(point(0, 1), point(0.000_50, 4)), course.points());
    }

    @Test
    void limitsAreThoseOfEqualDistancesInTime() {
        Course course = new Course();
        course.add(point(0, 10));
        course.add(point(1, 20));
        course.add(point(4, 30));
        assertEquals(List.of(20, 20, 20, 30), course.limits(4));
        assertEquals(List.of(), new Course().limits(4));
    }
}
