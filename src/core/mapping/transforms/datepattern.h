// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/transforms/civiltime.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace sluice {

// How a column writes its days and times: yyyy, M and MM, MMM (English, "Aug"), d and dd, H and HH,
// h and hh with a ("PM"), mm, ss, SSS; text between ' and every other character that is no letter
// stand for themselves. M, d, H and h take one or two digits. Plain value, any thread. It never
// guesses: a year of two digits is no part of it.
class DatePattern final
{
public:
    explicit DatePattern(const QString &pattern);

    const QString &problem() const { return m_problem; } // empty: it can be used
    bool hasTime() const { return m_hasTime; }
    bool read(QByteArrayView text, CivilTime &out) const; // all of the text, and a day that is
    void write(const CivilTime &time, QByteArray &out) const; // appends

private:
    enum class Part : quint8 {
        Year,
        Month,
        MonthName,
        Day,
        Hour,
        Hour12,
        HalfDay,
        Minute,
        Second,
        Fraction,
        Text
    };
    struct Piece
    {
        Part part = Part::Text;
        int least = 0; // digits
        int most = 0;
        QByteArray text;
    };
    struct Reading
    {
        CivilTime time;
        int half = -1; // 1: after noon
    };
    static bool take(const Piece &piece, QByteArrayView &text, Reading &reading);
    static void put(const Piece &piece, const CivilTime &time, QByteArray &out);
    bool addLetters(QChar letter, qsizetype count);
    void addText(const QString &text);
    void checkWhole();

    std::vector<Piece> m_pieces;
    QString m_problem;
    bool m_hasTime = false;
};

} // namespace sluice
