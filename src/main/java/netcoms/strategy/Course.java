package netcoms.strategy;

import java.util.ArrayList;
import java.util.List;
import netcoms.stats.LimitCourse;

/**
 * Keeps a bounded number of points of a course whose length nobody knows: when there are too many, every other one is
 * dropped, and from then on they must lie twice as far apart. The newest is always kept. Not thread-safe.
 */
final class Course {
    private final List<LimitCourse.Point> points = new ArrayList<>();
    private double apartSeconds = 100e-6;

    void add(LimitCourse.Point point) {
        int last = points.size() - 1;
        // What lies too close to the one before was only there as the newest.
        if (last > 0 && points.get(last).seconds() - points.get(last - 1).seconds() < apartSeconds) {
            points.set(last, point);
            return;
        }
        if (points.size() == LimitCourse.MOST_POINTS) {
            thin();
        }
        points.add(point);
    }

    private void thin() {
        apartSeconds *= 2;
        for (int i = points.size() / 2; i > 0; i--) {
            points.remove(2 * i - 1);
        }
    }

    List<LimitCourse.Point> points() {
        return List.copyOf(points);
    }

    /** The limit at so many moments, at equal distances, the last of them now. */
    List<Integer> limits(int moments) {
        List<Integer> limits = new ArrayList<>();
        int at = 0;
        for (int moment = 1; moment <= moments && !points.isEmpty(); moment++) {
            double seconds = points.getLast().seconds() * moment / moments;
            while (at + 1 < points.size() && points.get(at + 1).seconds() <= seconds) {
                at++;
            }
            limits.add(points.get(at).limit());
        }
        return limits;
    }
}
