// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFile>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

namespace sluice {

// What a command answered for a page, in the order in which it answered, found again by row. A file
// of the run under its final name is complete: a crash before leaves a .part that nobody reads.
// Owned by one processor, on its thread. In memory it holds eight bytes for each row of the page.
class AnswerSpool final
{
public:
    // A complete one of the same digest; null if there is none to use.
    static Result<std::unique_ptr<AnswerSpool>> open(const QString &path, const QByteArray &digest);
    // A new one: begun once the columns of the answers are known, then filled and finished.
    static Result<std::unique_ptr<AnswerSpool>> create(
        const QString &path, const QByteArray &digest);
    void begin(const QStringList &columns, bool hasReject);
    static void remove(const QString &path); // complete or not
    ~AnswerSpool();

    const QStringList &columns() const { return m_columns; }
    bool hasReject() const { return m_hasReject; }

    // Rows are announced in ascending order, before they are given to the command.
    void announce(qint64 ordinal);
    bool isAnnounced(qint64 ordinal) const;
    bool isAnswered(qint64 ordinal) const;
    qint64 announced() const { return m_announced; }
    qint64 answered() const { return m_answered; }
    qint64 bytes() const { return m_size + m_buffer.size(); }

    // One value for each column, and the reason for a rejection first if there is such a column.
    Result<void> add(qint64 ordinal, std::span<const QByteArrayView> values);
    Result<void> finish();

    // The same values; none if the row did not come back. Views into the file.
    bool find(qint64 ordinal, std::vector<QByteArrayView> &values) const;

private:
    AnswerSpool() = default;
    Result<void> flush();
    Result<void> map();
    bool readIndex(const QByteArray &digest);
    bool readHead(const QByteArray &digest, qint64 *next);
    qint64 rowLength(qint64 at) const;
    qint64 &placeOf(qint64 ordinal);

    QString m_path;
    QFile m_file;
    QByteArray m_digest;
    QByteArray m_buffer;
    QStringList m_columns;
    bool m_hasReject = false;
    qint64 m_base = -1; // the first row of m_places
    std::vector<qint64> m_places; // in the file; kUnknown or kUnanswered without an answer
    qint64 m_announced = 0;
    qint64 m_answered = 0;
    qint64 m_size = 0; // written so far
    const char *m_data = nullptr;
};

} // namespace sluice
