package neva.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import neva.io.Text;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves over a common axis: a loss over steps, a forecast over time.
 *
 * <pre>{@code
 * BufferedImage figure = new LineChart("Loss", "step", "cross-entropy")
 *     .line("training", steps, losses)
 *     .line("validation", evaluatedSteps, validationLosses)
 *     .image(900, 500);
 * }</pre>
 */
public final class LineChart {

  private static final int SMALLEST = 100;

  /** From here on an axis is of whole numbers. */
  private static final double LARGE = 10_000;

  private static final int X_TICK_SPACING = 110;
  private static final int MANY_POINTS = 500;
  private static final int MARKER = 7;
  private static final int SMALL_MARKER = 3;

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final List<Line> lines = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private boolean logarithmic;
  private boolean times;
  private TimeScale axis;

  private record Line(String name, double[] xs, double[] ys, boolean joined) {

    Line where(IntPredicate kept) {
      int[] points = IntStream.range(0, xs.length).filter(kept).toArray();
      return new Line(name, pick(xs, points), pick(ys, points), joined);
    }

    private static double[] pick(double[] values, int[] points) {
      return IntStream.of(points).mapToDouble(i -> values[i]).toArray();
    }
  }

  /**
   * @param line how many lines there were before: the band has the colour of the next
   */
  private record Band(String name, double[] xs, double[] lower, double[] upper, int line) {

    /** Along the upper bounds and back along the lower ones. */
    double[] outlineX() {
      return DoubleStream.concat(Arrays.stream(xs), reversed(xs)).toArray();
    }

    double[] outlineY() {
      return DoubleStream.concat(Arrays.stream(upper), reversed(lower)).toArray();
    }

    private static DoubleStream reversed(double[] values) {
      return IntStream.range(0, values.length).mapToDouble(i -> values[values.length - 1 - i]);
    }
  }

  /** Empty texts leave no room for them. */
  public LineChart(String title, String xLabel, String yLabel) {
    this.title = Objects.requireNonNull(title, "title");
    this.xLabel = Objects.requireNonNull(xLabel, "xLabel");
    this.yLabel = Objects.requireNonNull(yLabel, "yLabel");
  }

  /** Makes the y axis logarithmic; points at or below zero are then left out. */
  public LineChart logarithmicY() {
    logarithmic = true;
    return this;
  }

  /** Makes the x axis one of dates: all x are seconds since 1970, in UTC. */
  public LineChart timesX() {
    times = true;
    return this;
  }

  /**
   * Adds a curve, in the next colour; dashed when all colours are taken. A point that is not finite
   * is left out, and its neighbours are joined; a curve without points appears in the legend alone.
   *
   * @throws IllegalArgumentException when the arrays differ in length or the name is taken
   */
  public LineChart line(String name, double[] xs, double[] ys) {
    return add(name, xs, ys, true);
  }

  /** Adds points that are not joined, in the next colour; see {@link #line}. */
  public LineChart points(String name, double[] xs, double[] ys) {
    return add(name, xs, ys, false);
  }

  private LineChart add(String name, double[] xs, double[] ys, boolean joined) {
    checkLengths(xs, ys);
    checkName(name);
    Line all = new Line(name, xs, ys, joined);
    lines.add(all.where(i -> Double.isFinite(xs[i]) && Double.isFinite(ys[i])));
    return this;
  }

  /**
   * Adds the area between two curves, behind all lines and in a pale form of the colour that the
   * next line gets: an interval around a forecast.
   *
   * @param lower finite bounds
   * @param upper finite bounds
   * @throws IllegalArgumentException when the arrays differ in length or the name is taken
   */
  public LineChart band(String name, double[] xs, double[] lower, double[] upper) {
    checkLengths(xs, lower);
    checkLengths(xs, upper);
    checkName(name);
    bands.add(new Band(name, xs, lower, upper, lines.size()));
    return this;
  }

  private static void checkLengths(double[] xs, double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          "xs and ys must be equally long, found %d and %d".formatted(xs.length, ys.length));
    }
  }

  private void checkName(String name) {
    boolean taken =
        lines.stream().anyMatch(line -> line.name.equals(name))
            || bands.stream().anyMatch(band -> band.name.equals(name));
    if (taken) {
      throw new IllegalArgumentException("name must be new, found a second line " + name);
    }
  }

  /**
   * Draws the chart, {@code width} by {@code height} pixels.
   *
   * @throws IllegalArgumentException when a side is shorter than 100 pixels
   * @throws MissingFontException when the system has no font
   */
  public BufferedImage image(int width, int height) {
    if (Math.min(width, height) < SMALLEST) {
      throw new IllegalArgumentException(
          "width and height must be at least %d, found %d and %d"
              .formatted(SMALLEST, width, height));
    }
    XYChart chart = new XYChartBuilder().width(width).height(height).title(title).build();
    chart.setXAxisTitle(xLabel);
    chart.setYAxisTitle(yLabel);
    dress(chart.getStyler());
    if (times) {
      axis = TimeScale.of(range().getMin(), range().getMax());
      chart.getStyler().setxAxisTickLabelsFormattingFunction(axis::label);
    } else if (range().getMax() >= LARGE) {
      chart.getStyler().setxAxisTickLabelsFormattingFunction(LineChart::whole);
    }
    bands.stream().filter(band -> band.xs.length > 0).forEach(band -> add(chart, band));
    for (int i = 0; i < lines.size(); i++) {
      XYSeries series = add(chart, lines.get(i), Style.line(i));
      if (Style.isRepeated(i)) {
        series.setLineStyle(SeriesLines.DASH_DASH);
      }
    }
    keepTicksRound(chart);
    return BitmapEncoder.getBufferedImage(chart);
  }

  /**
   * XChart labels points, such as 1,450 and 2,900, where all x are evenly spaced, and round numbers
   * elsewhere. An unseen point out of step makes it always the latter.
   */
  private void keepTicksRound(XYChart chart) {
    DoubleSummaryStatistics range = range();
    if (range.getMax() > range.getMin()) {
      double[] outOfStep = {range.getMin() + (range.getMax() - range.getMin()) / Math.PI};
      chart
          .addSeries("\0out of step", onAxis(outOfStep), new double[] {Double.NaN})
          .setShowInLegend(false);
    }
  }

  /** 120,000 steps, which XChart would label 1.2E5. */
  private static String whole(double x) {
    return Text.format("%,.0f", x);
  }

  private DoubleSummaryStatistics range() {
    return lines.stream().flatMapToDouble(line -> Arrays.stream(line.xs)).summaryStatistics();
  }

  private XYSeries add(XYChart chart, Line all, Color colour) {
    Line line = logarithmic ? all.where(i -> all.ys[i] > 0) : all;
    if (line.xs.length == 0) {
      double[] nowhere = {Double.NaN};
      line = new Line(all.name, nowhere, nowhere, all.joined);
    }
    XYSeries series = chart.addSeries(line.name, onAxis(line.xs), line.ys);
    series.setMarkerColor(colour).setLineColor(colour).setLineWidth(2.2f);
    boolean marked = !line.joined || line.xs.length == 1;
    series.setMarker(marked ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    if (!line.joined) {
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
    return series;
  }

  private void add(XYChart chart, Band band) {
    Color colour = Style.tint(Style.line(band.line));
    XYSeries series = chart.addSeries(band.name, onAxis(band.outlineX()), band.outlineY());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE).setLineColor(colour);
    series.setFillColor(colour);
  }

  private double[] onAxis(double[] xs) {
    return times ? Arrays.stream(xs).map(axis::position).toArray() : xs;
  }

  private void dress(XYStyler styler) {
    styler.setLocale(Locale.ROOT);
    styler.setYAxisLogarithmic(logarithmic);
    fonts(styler);
    colours(styler);
    styler.setChartTitleVisible(!title.isEmpty()).setChartTitleBoxVisible(false);
    styler.setXAxisTitleVisible(!xLabel.isEmpty()).setYAxisTitleVisible(!yLabel.isEmpty());
    styler.setLegendVisible(lines.stream().anyMatch(line -> !line.name.isEmpty()));
    styler.setLegendPosition(LegendPosition.OutsideE).setLegendLayout(LegendLayout.Vertical);
    styler.setXAxisTickMarkSpacingHint(X_TICK_SPACING);
    styler.setPlotBorderVisible(false).setChartPadding(14);
    styler.setMarkerSize(range().getCount() > MANY_POINTS ? SMALL_MARKER : MARKER);
    styler.setAxisTicksMarksVisible(false).setPlotGridLinesStroke(new BasicStroke(1));
  }

  private static void fonts(XYStyler styler) {
    styler.setChartTitleFont(Style.bold(16));
    styler.setLegendFont(Style.plain(13)).setLegendSeriesLineLength(22);
    styler.setAxisTitleFont(Style.plain(14)).setAxisTickLabelsFont(Style.plain(13));
  }

  private static void colours(XYStyler styler) {
    styler.setChartBackgroundColor(Style.PAPER).setPlotBackgroundColor(Style.PAPER);
    styler.setLegendBackgroundColor(Style.PAPER).setLegendBorderColor(Style.PAPER);
    styler.setChartFontColor(Style.INK).setXAxisTitleColor(Style.QUIET_INK);
    styler.setYAxisTitleColor(Style.QUIET_INK);
    styler.setAxisTickLabelsColor(Style.QUIET_INK).setPlotGridLinesColor(Style.GRID);
  }
}
