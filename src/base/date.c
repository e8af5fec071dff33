/*
 * Day arithmetic without the C library's calendar. Reading is on the path of every date cell of a
 * country, so the two usual forms are taken first, eight digits at once, and all else after. Working
 * days are never stepped through: counting those up to a day is week arithmetic less a binary search
 * in the bank holidays, and finding the n-th is its inverse.
 */
#include "base/date.h"

#include "base/ref.h"

#include <assert.h>

enum {
	YEAR_FIRST = 1900,
	YEAR_LAST = 2199,
	KNOWN_FIRST = 38351,  /* 1 January 2005 */
	KNOWN_LAST = 49672,   /* 31 December 2035 */
	EPOCH_SHIFT = 693901, /* from 1 March of year 0 to 1 January 1900 */
	DAYS_IN_400_YEARS = 146097,
};

static inline bool leap(int year)
{
	return (year & 3) == 0 && year != 1900 && year != 2100;
}

/* By month, of a common year and of a leap year: how many days it has, and how many are before it. */
static const unsigned char days_in[2][13] = {
    {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31},
    {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31},
};
static const short days_before[2][13] = {
    {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334},
    {0, 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335},
};

/* The day when its year, month and day are known to exist. Of the years that can be divided by four,
 * 1900 and 2100 are no leap years. */
static inline int32_t day_of(int year, int month, int day)
{
	int past = year - YEAR_FIRST, leap_days = ((past + 3) >> 2) - (past > 0) - (year > 2100);

	return past * 365 + leap_days + days_before[leap(year)][month] + day - 1;
}

int32_t date_day(int year, int month, int day)
{
	if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12)
		return DATE_NONE;
	if (day < 1 || day > days_in[leap(year)][month])
		return DATE_NONE;
	return day_of(year, month, day);
}

/* Years are counted from March here, so that a leap day is the last of its year. */
void date_parts(int32_t date, int *year, int *month, int *day)
{
	int32_t since, of_era, year_of_era, of_year, march_month;

	assert(date >= 0);
	since = date + EPOCH_SHIFT;
	of_era = since % DAYS_IN_400_YEARS;
	year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	march_month = (5 * of_year + 2) / 153;
	*day = of_year - (153 * march_month + 2) / 5 + 1;
	*month = march_month < 10 ? march_month + 3 : march_month - 9;
	*year = since / DAYS_IN_400_YEARS * 400 + year_of_era + (*month <= 2);
}

/* Two and four bytes at p, the first one lowest. */
static uint64_t two(const char *p)
{
	return (uint64_t)(unsigned char)p[0] | (uint64_t)(unsigned char)p[1] << 8;
}

static uint64_t four(const char *p)
{
	return two(p) | two(p + 2) << 16;
}

/* The day of eight digits that stand where `year`, `month` and `day` tell. They are turned into four
 * numbers of two digits together: century, year, month and day. */
static int32_t read_digits(const char *year, const char *month, const char *day)
{
	uint64_t digits = (four(year) | two(month) << 32 | two(day) << 48) ^ 0x3030303030303030U;
	uint64_t pairs;

	/* A byte over 9 gets its top bit set. */
	if ((digits | (digits + 0x7676767676767676U)) & 0x8080808080808080U)
		return DATE_NONE;
	pairs = digits * 10 + (digits >> 8);
	return date_day((int)(pairs & 0xFF) * 100 + (int)(pairs >> 16 & 0xFF),
			(int)(pairs >> 32 & 0xFF), (int)(pairs >> 48 & 0xFF));
}

/* dd/mm/yyyy, dd-mm-yyyy, yyyy-mm-dd, yyyy/mm/dd: ten bytes at p. */
static int32_t read_ten(const char *p)
{
	if (p[2] == p[5] && (p[2] == '/' || p[2] == '-'))
		return read_digits(p + 6, p + 3, p);
	if (p[4] == p[7] && (p[4] == '-' || p[4] == '/'))
		return read_digits(p, p + 5, p + 8);
	return DATE_NONE;
}

/* A number of one or two digits before a slash, cut off *s; 0 when there is none. */
static int cut_short_number(struct str *s)
{
	struct str part = str_cut(s, '/');
	int64_t n = 0;

	if (part.len < 1 || part.len > 2 || !str_number(part, 1, 31, &n))
		return 0;
	return (int)n;
}

/* d/m/yyyy where the day or the month has one digit. */
static int32_t read_short(struct str s)
{
	int day = cut_short_number(&s);
	int month = cut_short_number(&s);
	int64_t year = 0;

	if (!day || !month || s.len != 4 || !str_number(s, YEAR_FIRST, YEAR_LAST, &year))
		return DATE_NONE;
	return date_day((int)year, month, day);
}

/* Without a midnight after it. */
static struct str without_time(struct str s)
{
	static const char *const midnight[] = {" 00:00:00", "T00:00:00", " 00:00", "T00:00"};

	for (size_t i = 0; i < sizeof midnight / sizeof midnight[0]; i++) {
		struct str time = str_of(midnight[i]);

		if (str_ends(s, time))
			return (struct str){s.p, s.len - time.len};
	}
	return s;
}

/* A date of another length than ten bytes. */
static int32_t read_other(struct str s)
{
	if (s.len < 8 || s.len > 19)
		return DATE_NONE;
	s = without_time(s);
	return s.len == 10 ? read_ten(s.p) : read_short(s);
}

int32_t date_read(struct str s)
{
	return s.len == 10 ? read_ten(s.p) : read_other(s);
}

static void put_digits(char *to, int number, int digits)
{
	while (digits-- > 0) {
		to[digits] = (char)('0' + number % 10);
		number /= 10;
	}
}

/* No date is no text. */
char *date_british(int32_t date, char to[DATE_TEXT_MAX])
{
	int year, month, day;

	to[0] = '\0';
	if (date < 0)
		return to;
	date_parts(date, &year, &month, &day);
	put_digits(to, day, 2);
	to[2] = '/';
	put_digits(to + 3, month, 2);
	to[5] = '/';
	put_digits(to + 6, year, 4);
	to[10] = '\0';
	return to;
}

char *date_iso(int32_t date, char to[DATE_TEXT_MAX])
{
	int year, month, day;

	to[0] = '\0';
	if (date < 0)
		return to;
	date_parts(date, &year, &month, &day);
	put_digits(to, year, 4);
	to[4] = '-';
	put_digits(to + 5, month, 2);
	to[7] = '-';
	put_digits(to + 8, day, 2);
	to[10] = '\0';
	return to;
}

/* From 1 March 1900 to 28 February 2100 every fourth year is a leap year: four years are always
 * FOUR_YEARS days, and 29 February is the last of them when they are counted from a 1 March. */
enum { CYCLE_FIRST = 59, CYCLE_LAST = 73107, FOUR_YEARS = 1461 };

static bool in_cycles(int32_t date)
{
	return date >= CYCLE_FIRST && date <= CYCLE_LAST;
}

/* Later by years (-200 to 200); DATE_NONE when either day lies outside the cycles. */
static int32_t years_later(int32_t date, int years)
{
	int cycles = (years + 200) / 4 - 50;
	int32_t in_cycle, more = (years - cycles * 4) * 365;

	if (!in_cycles(date))
		return DATE_NONE;
	in_cycle = (date - CYCLE_FIRST) % FOUR_YEARS;
	if (in_cycle < FOUR_YEARS - 1 && in_cycle + more >= FOUR_YEARS - 1)
		more++;
	date += cycles * FOUR_YEARS + more;
	return in_cycles(date) ? date : DATE_NONE;
}

/* No date stays no date, and so does one that would leave 1900 to 2199. */
int32_t date_add_months(int32_t date, int months)
{
	int year, month, day, last;
	int64_t count;

	if (date < 0)
		return DATE_NONE;
	if (months >= -200 * 12 && months <= 200 * 12 && months % 12 == 0) {
		int32_t later = years_later(date, months / 12);

		if (later != DATE_NONE)
			return later;
	}
	date_parts(date, &year, &month, &day);
	count = (int64_t)year * 12 + month - 1 + months;
	if (count < (int64_t)YEAR_FIRST * 12 || count >= ((int64_t)YEAR_LAST + 1) * 12)
		return DATE_NONE;
	year = (int)(count / 12);
	month = (int)(count % 12) + 1;
	last = days_in[leap(year)][month];
	return day_of(year, month, day < last ? day : last);
}

int date_age(int32_t birth, int32_t on)
{
	int year, month, day, on_year, on_month, on_day;

	date_parts(birth, &year, &month, &day);
	date_parts(on, &on_year, &on_month, &on_day);
	return on_year - year - (on_month * 32 + on_day < month * 32 + day);
}

bool date_known_holidays(int32_t date)
{
	return date >= KNOWN_FIRST && date <= KNOWN_LAST;
}

/* How many bank holidays there are up to and with the day. */
static int32_t holidays_until(int32_t date)
{
	size_t low = 0, high = ref_holiday_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ref_holidays[middle] <= date)
			low = middle + 1;
		else
			high = middle;
	}
	return (int32_t)low;
}

/* How many Mondays to Fridays there are from day 0, a Monday, up to and with the day. */
static int32_t weekdays_until(int32_t date)
{
	int32_t in_week = date % 7 + 1;

	return date / 7 * 5 + (in_week < 5 ? in_week : 5);
}

/* The day that is the n-th (n >= 1) of the Mondays to Fridays. */
static int32_t weekday_number(int32_t n)
{
	return (n - 1) / 5 * 7 + (n - 1) % 5;
}

bool date_working(int32_t date)
{
	int32_t holidays;

	assert(date >= 0);
	if (date % 7 >= 5)
		return false;
	holidays = holidays_until(date);
	return holidays == 0 || ref_holidays[holidays - 1] != date;
}

/* Every pass adds the holidays met on the way so far; it ends when no new ones are met. */
int32_t date_add_working(int32_t date, int n)
{
	int32_t before, wanted, day = date, met = 0, passed = 0;

	assert(n >= 0);
	if (!date_known_holidays(date) || n > KNOWN_LAST - KNOWN_FIRST)
		return DATE_NONE;
	if (n == 0) {
		date--;
		n = 1;
	}
	before = holidays_until(date);
	wanted = weekdays_until(date) + n;
	do {
		met = passed;
		day = weekday_number(wanted + met);
		passed = holidays_until(day) - before;
	} while (passed != met);
	return date_known_holidays(day) ? day : DATE_NONE;
}

bool date_working_between(int32_t from, int32_t to, int *days)
{
	if (!date_known_holidays(from) || !date_known_holidays(to))
		return false;
	*days =
	    weekdays_until(to) - weekdays_until(from) - (holidays_until(to) - holidays_until(from));
	return true;
}

int date_collection_year(int32_t date)
{
	enum { APRIL = CYCLE_FIRST + 31 }; /* 1 April 1900 */
	int year, month, day;

	if (date >= APRIL && date <= CYCLE_LAST)
		return YEAR_FIRST + ((date - APRIL) * 4 + 3) / FOUR_YEARS;
	date_parts(date, &year, &month, &day);
	return month >= 4 ? year : year - 1;
}
