package neva.forecasting.method;

import java.util.ArrayList;
import java.util.List;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * One of the models of exponential smoothing (Hyndman, Koehler, Ord and Snyder 2008, "Forecasting
 * with Exponential Smoothing"): how errors, trend and season come together. With level l, growth b,
 * season s of m steps and the error e of the forecast ŷ one step ahead,
 *
 * <pre>
 *   ŷ = (l + φb) ∘ s          ∘ is + or ·, or no season at all
 *   l ← l + φb + αd           d is e, or e / s where the season multiplies
 *   b ← φb + βd               φ below 1 where the trend is damped
 *   s ← s + γe                or s + γe / (l + φb) where it multiplies
 * </pre>
 *
 * <p>The kind of error does not change this. It decides which errors are made small: e, or e / ŷ.
 *
 * @param season in steps, at least 2; 1 where there is none
 */
public record EtsModel(Kind error, Trend trend, Kind seasonality, int season) {

  /** How one part comes to another. */
  public enum Kind {
    NONE("N"),
    ADDITIVE("A"),
    MULTIPLICATIVE("M");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }
  }

  /** How the level goes on. */
  public enum Trend {
    NONE("N"),
    ADDITIVE("A"),
    /** Growing less and less (Gardner and McKenzie 1985). */
    DAMPED("Ad");

    private final String letters;

    Trend(String letters) {
      this.letters = letters;
    }
  }

  public EtsModel {
    if (error == Kind.NONE) {
      throw new BadInputException("error must be ADDITIVE or MULTIPLICATIVE, found NONE");
    }
    if (seasonality == Kind.NONE && season != 1) {
      throw new BadInputException("season must be 1 for none, found " + season);
    }
    if (seasonality != Kind.NONE) {
      Check.atLeast("season", season, 2);
    }
  }

  /** Level alone, with additive errors: simple exponential smoothing. */
  public static EtsModel simple() {
    return new EtsModel(Kind.ADDITIVE, Trend.NONE, Kind.NONE, 1);
  }

  /**
   * The models that can be fitted, without the one of infinite variance, additive errors with a
   * season that multiplies.
   *
   * @param positive whether all values are: multiplicative models ask for it
   */
  static List<EtsModel> admissible(int season, boolean positive) {
    List<EtsModel> models = new ArrayList<>();
    for (Kind error : List.of(Kind.ADDITIVE, Kind.MULTIPLICATIVE)) {
      for (Trend trend : Trend.values()) {
        for (Kind seasonality : Kind.values()) {
          if (isAdmissible(error, seasonality, season, positive)) {
            models.add(
                new EtsModel(error, trend, seasonality, seasonality == Kind.NONE ? 1 : season));
          }
        }
      }
    }
    return models;
  }

  private static boolean isAdmissible(Kind error, Kind seasonality, int season, boolean positive) {
    return (positive || error == Kind.ADDITIVE)
        && (season > 1 || seasonality == Kind.NONE)
        && (error == Kind.MULTIPLICATIVE || seasonality != Kind.MULTIPLICATIVE);
  }

  /** The usual name, such as ETS(M,Ad,M): error, trend, season. */
  public String name() {
    return "ETS(%s,%s,%s)".formatted(error.letter, trend.letters, seasonality.letter);
  }

  boolean hasTrend() {
    return trend != Trend.NONE;
  }

  boolean isDamped() {
    return trend == Trend.DAMPED;
  }

  boolean hasSeason() {
    return seasonality != Kind.NONE;
  }

  /** Numbers that are fitted: smoothing parameters and the first level, growth and season. */
  int unknowns() {
    return 2 + (hasTrend() ? 2 : 0) + (isDamped() ? 1 : 0) + (hasSeason() ? season : 0);
  }
}
