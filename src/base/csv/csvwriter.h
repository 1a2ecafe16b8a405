// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <span>

namespace sluice {

// Appends CSV rows (RFC 4180, quotes only where needed, LF line ends) to a buffer of the caller,
// who empties it whenever he likes between rows. Reading, writing and reading again gives the same
// fields. Used on one thread; never changes a value: see guardedForPeople().
class CsvWriter
{
public:
    explicit CsvWriter(QByteArray &out, char delimiter = ',');

    void field(QByteArrayView value);
    void endRow();
    void row(std::span<const QByteArrayView> values);

    // One field without its delimiter. A row of one empty field must be written as "" (which
    // endRow() does), or it would be a blank line.
    static void appendField(QByteArray &out, QByteArrayView value, char delimiter = ',');

private:
    QByteArray &m_out;
    char m_delimiter;
    qsizetype m_fields = 0;
    bool m_isFirstEmpty = false;
};

// For exports that people open in a spreadsheet: a value that begins with = + - @ tab, CR or NUL
// gets a ' in front (reliability-security D and E11). Never for files that go to a service.
QByteArray guardedForPeople(QByteArrayView value);

} // namespace sluice
