package neva.forecasting.series;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neva.io.BadInputException;

/**
 * The public holidays of a country or a part of it, as <a
 * href="https://github.com/focus-shift/jollyday">Jollyday</a> lists them, for any date.
 */
public final class Holidays {

  private final String place;
  private final HolidayManager manager;
  private final String[] region;
  private final Map<Integer, Set<LocalDate>> ofYears = new ConcurrentHashMap<>();

  private Holidays(String place, HolidayManager manager, String... region) {
    this.place = place;
    this.manager = manager;
    this.region = region;
  }

  /**
   * The holidays of a place.
   *
   * @param place a country by its code of ISO 3166, such as DE or US, or a part of one, such as
   *     DE-BY or US-CA
   * @throws BadInputException when no holidays are known for it
   */
  public static Holidays of(String place) {
    String[] parts = place.strip().toLowerCase(Locale.ROOT).split("-");
    String country = parts[0].toUpperCase(Locale.ROOT);
    if (!HolidayManager.getSupportedCalendarCodes().contains(country)) {
      throw unknown(place, "a country such as DE or US");
    }
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(parts[0]));
    String[] region = Arrays.copyOfRange(parts, 1, parts.length);
    var hierarchy = manager.getCalendarHierarchy();
    for (String part : region) {
      hierarchy = hierarchy.getChildren().get(part);
      if (hierarchy == null) {
        throw unknown(place, "a part of that country such as DE-BY or US-CA");
      }
    }
    return new Holidays(place.strip().toUpperCase(Locale.ROOT), manager, region);
  }

  private static BadInputException unknown(String place, String expected) {
    return new BadInputException(
        "Expected %s for holidays but was \"%s\", of which none are known. Name another."
            .formatted(expected, place));
  }

  /** The name of the column, such as {@code holiday=DE}. */
  public String name() {
    return "holiday=" + place;
  }

  /** Whether a date is a public holiday, or the day off in place of one at a weekend. */
  public boolean contains(LocalDate date) {
    return ofYears.computeIfAbsent(date.getYear(), this::ofYear).contains(date);
  }

  private Set<LocalDate> ofYear(int year) {
    return manager.getHolidays(Year.of(year), region).stream()
        .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
        .flatMap(holiday -> Stream.of(holiday.getActualDate(), holiday.getDate()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
