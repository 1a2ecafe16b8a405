// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <span>
#include <vector>

namespace sluice {

// Some records on their way through the script: the cells behind _row, one record after the other.
// A plain value of main(), filled and emptied frame by frame.
class ScriptFrame
{
public:
    static constexpr qsizetype kRows = 500;

    void clear();
    void append(QByteArrayView row, std::span<const QByteArrayView> cells);
    qsizetype size() const { return static_cast<qsizetype>(m_rows.size()); }
    const QByteArray &row(qsizetype index) const { return m_rows[static_cast<size_t>(index)]; }
    qint64 number(qsizetype index) const { return row(index).toLongLong(); }

    QByteArray separator() const; // a character that is in no cell; null if there is none
    QByteArray cells(const QByteArray &separator) const;
    QByteArray rows(const QByteArray &separator) const;

private:
    std::vector<QByteArray> m_rows;
    QByteArray m_bytes;
    std::vector<qsizetype> m_sizes;
};

} // namespace sluice
