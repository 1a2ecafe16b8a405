// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "script/options.h"
#include "script/scriptwatch.h"

#include <QByteArray>
#include <QJSEngine>
#include <QJSValue>

#include <memory>
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

    QString separator() const; // a character that is in no cell; null if there is none
    QString cells(const QString &separator) const;
    QString rows(const QString &separator) const;

private:
    std::vector<QByteArray> m_rows;
    QByteArray m_bytes;
    std::vector<qsizetype> m_sizes;
};

// The engine with the operator's script in it. Main thread; owned by main(). A failure is an Error
// whose `what` is for the operator, with the line in `code` if it is known; the row at hand is in
// fault.h. Nothing of this program can be reached from the script but reject() and console.
class ScriptEngine final
{
public:
    explicit ScriptEngine(const ScriptOptions &options);
    ~ScriptEngine();

    void warmUp(); // what looks at files when it is first used; before the lock-down
    Result<void> load(const QString &source, const QStringList &fields);

    // The frame's answers as CSV rows, appended.
    Result<void> run(const ScriptFrame &frame, QByteArray &csv);
    QStringList outputColumns() const; // _row, those written, _reject

private:
    Result<void> evaluate(const QString &source, const QStringList &fields);
    Result<void> steps(const ScriptFrame &frame);
    Result<void> whole(const ScriptFrame &frame);
    Result<void> takeTooLong(qsizetype index);
    Result<void> put(const ScriptFrame &frame, const QByteArray &answers,
        const QByteArray &separator, QByteArray &csv) const;

    const ScriptOptions &m_options;
    QJSEngine m_engine;
    ScriptWatch m_watch;
    QStringList m_writes;
    bool m_isFrameWise = false;
    int m_tooLong = 0;
    QString m_lines; // where the script's functions begin, for messages
    QJSValue m_begin;
    QJSValue m_step;
    QJSValue m_frame;
    QJSValue m_refuse;
    QJSValue m_finish;
};

} // namespace sluice
