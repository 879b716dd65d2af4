// SPDX-License-Identifier: Apache-2.0
#include "crosstell/base/decimal.h"

#include <cmath>
#include <cstdlib>

namespace crosstell {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kMaxDigits = 999'999'999'999'999'999;  // 18 digits
constexpr int kMaxExponent = 400;                              // beyond every amount that news can mean

std::optional<Decimal> from_wide(Wide digits, int exp10) {
  while ((digits > kMaxDigits || digits < -kMaxDigits) && digits % 10 == 0) {
    digits /= 10;
    ++exp10;
  }
  if (digits > kMaxDigits || digits < -kMaxDigits) return std::nullopt;
  if (exp10 > kMaxExponent || exp10 < -kMaxExponent) return std::nullopt;
  return Decimal{static_cast<std::int64_t>(digits), exp10};
}

int digit_count(std::int64_t value) {
  int count = 1;
  for (value = value < 0 ? -value : value; value >= 10; value /= 10) ++count;
  return count;
}

std::optional<Decimal> sum(const Decimal& left, const Decimal& right, int sign) {
  Decimal a = canonical(left), b = canonical(right);
  const int exp10 = a.digits == 0 ? b.exp10 : b.digits == 0 ? a.exp10 : (a.exp10 < b.exp10 ? a.exp10 : b.exp10);
  const auto widen = [&](const Decimal& value) -> std::optional<Wide> {
    if (value.digits == 0) return Wide{0};
    const int shift = value.exp10 - exp10;
    if (shift + digit_count(value.digits) > 37) return std::nullopt;
    Wide wide = value.digits;
    for (int i = 0; i < shift; ++i) wide *= 10;
    return wide;
  };
  const auto x = widen(a), y = widen(b);
  if (!x || !y) return std::nullopt;
  return from_wide(*x + sign * *y, exp10);
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  std::size_t i = 0;
  bool negative = false;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) negative = text[i++] == '-';
  Decimal value;
  int written = 0;
  bool point = false;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (value.digits > kMaxDigits / 10) return std::nullopt;
    value.digits = value.digits * 10 + (c - '0');
    if (point) --value.exp10;
    ++written;
  }
  if (written == 0 || text.back() == '.') return std::nullopt;
  if (negative) value.digits = -value.digits;
  return value;
}

std::string to_string(const Decimal& value) {
  const std::string sign = value.digits < 0 ? "-" : "";
  std::string digits = std::to_string(value.digits < 0 ? -value.digits : value.digits);
  const int length = static_cast<int>(digits.size());
  if (value.digits == 0 && value.exp10 >= 0) return "0";
  if (value.exp10 > 40 - length || value.exp10 < -40) return sign + digits + "e" + std::to_string(value.exp10);
  if (value.exp10 >= 0) return sign + digits + std::string(static_cast<std::size_t>(value.exp10), '0');
  const int point = length + value.exp10;
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  return sign + digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
}

Decimal canonical(const Decimal& value) {
  if (value.digits == 0) return {0, 0};
  Decimal out = value;
  while (out.digits % 10 == 0) {
    out.digits /= 10;
    ++out.exp10;
  }
  return out;
}

std::strong_ordering compare(const Decimal& left, const Decimal& right) {
  const Decimal a = canonical(left), b = canonical(right);
  const auto sign = [](std::int64_t v) { return v > 0 ? 1 : v < 0 ? -1 : 0; };
  if (sign(a.digits) != sign(b.digits)) return sign(a.digits) <=> sign(b.digits);
  if (a.digits == 0) return std::strong_ordering::equal;
  const int place_a = a.exp10 + digit_count(a.digits), place_b = b.exp10 + digit_count(b.digits);
  if (place_a != place_b) return a.digits > 0 ? place_a <=> place_b : place_b <=> place_a;
  Wide x = a.digits, y = b.digits;  // equal leading places: the exponents differ by at most 17
  for (int i = a.exp10; i > b.exp10; --i) x *= 10;
  for (int i = b.exp10; i > a.exp10; --i) y *= 10;
  return x < y ? std::strong_ordering::less : x > y ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::optional<Decimal> add(const Decimal& left, const Decimal& right) { return sum(left, right, 1); }
std::optional<Decimal> subtract(const Decimal& left, const Decimal& right) { return sum(left, right, -1); }

std::optional<Decimal> multiply(const Decimal& left, const Decimal& right) {
  const Decimal a = canonical(left), b = canonical(right);
  return from_wide(Wide{a.digits} * Wide{b.digits}, a.exp10 + b.exp10);
}

Decimal round_to(const Decimal& value, int exp10) {
  if (value.exp10 >= exp10 || value.digits == 0) return value;
  const int drop = exp10 - value.exp10;
  if (drop > 18) return {0, exp10};
  std::int64_t unit = 1;
  for (int i = 0; i < drop; ++i) unit *= 10;
  const std::int64_t magnitude = value.digits < 0 ? -value.digits : value.digits;
  std::int64_t kept = magnitude / unit;
  if (magnitude % unit >= unit - unit / 2) ++kept;
  return {value.digits < 0 ? -kept : kept, exp10};
}

double to_double(const Decimal& value) { return static_cast<double>(value.digits) * std::pow(10.0, value.exp10); }

}  // namespace crosstell
