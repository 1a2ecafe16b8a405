// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace sluice {

// How many of the values told apart so far are different ones, up to a bound, and whether a value
// was seen before; by hash, in memory that does not grow with the rows. Plain value; one thread.
class SeenValues final
{
public:
    static constexpr size_t kMostDistinct = 4096;

    void add(size_t hash);
    bool contains(size_t hash) const; // may err for one in some hundred that it has not seen
    qint64 count() const { return m_count; }
    bool areMostlyDifferent() const; // as names, numbers and addresses are

private:
    bool countDistinct(size_t hash);

    std::vector<quint64> m_bits; // a Bloom filter
    std::vector<size_t> m_distinct; // open addressing, of the first values
    qint64 m_count = 0;
    qint64 m_distinctCount = 0;
    qint64 m_looked = 0; // those that the distinct ones are of
};

// The value that comes most often, if it comes often, in a few counters (Misra and Gries): its count
// is told at most one part in nine too low. Plain value; one thread.
class MostFrequent final
{
public:
    void add(qint64 key);
    qint64 key() const;
    qint64 count() const; // of key(), at least

private:
    struct Counter
    {
        qint64 key = 0;
        qint64 count = 0;
    };
    std::array<Counter, 8> m_counters{};
};

// What happens to one field's values over many records. The counts add up over pages and survive a
// restart; what is seen of single values is of this page only. Plain value; one thread.
struct FieldChanges
{
    // Which a person would not mean to do to many records.
    enum Kind {
        Emptied, // held a value, and is to hold none
        Swapped, // gets what another field held, which gets another value itself
        Rescaled, // a number times the same factor, as a changed unit makes it
        FromOtherRow, // gets what another record of the page held
        Collapsed, // held its own value, gets the one that many get
        Truncated, // keeps only its beginning
        Garbled, // letters lost in a wrong encoding
        Placeholder, // "null", "undefined", "[object Object]"
        TypeBroken, // was a number, a date or an address, and is none
        DateShifted, // day and month changed places, or all days move alike
        KindCount
    };

    QString name;
    qint64 changed = 0;
    qint64 filled = 0; // of them, those that held nothing
    std::array<qint64, KindCount> of{};
    QString example[KindCount]; // "a -> b" of the first record, cut to some length
    QString other; // the field that it is swapped with

    QJsonObject toJson() const;
    static FieldChanges fromJson(const QJsonObject &json);
    void add(const FieldChanges &page);
};

// What a value looks like; of UTF-8 text, without converting it.
namespace ValueShape {
bool isBlank(QByteArrayView value); // or a word that people write for nothing: "n/a", "-"
bool isPlaceholder(QByteArrayView value);
bool isTruncated(QByteArrayView before, QByteArrayView after);
bool isGarbled(QByteArrayView before, QByteArrayView after);
// What a value is: a number, an ISO date, an e-mail address, or any text.
enum class Type { Text, Number, Date, Address };
Type typeOf(QByteArrayView value);
// Whether a value of that type is to be none. Digits that are only written in another way, as a
// phone number's, are not meant.
bool isTypeBroken(Type before, QByteArrayView after);
std::optional<double> number(QByteArrayView value);
std::optional<qint64> day(QByteArrayView value); // of an ISO date, as a Julian day
bool areDayAndMonthSwapped(QByteArrayView before, QByteArrayView after);
} // namespace ValueShape

} // namespace sluice
