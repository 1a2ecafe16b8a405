// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace sluice::sandbox {

enum class RowVerdict : quint8 { Good, Warned, Bad };

// Some rows of an import, read and checked: each with its values by column, or none if it is bad.
// Owned by one thread at a time.
class ImportBlock
{
public:
    static constexpr size_t kRows = 2048;

    explicit ImportBlock(size_t columns)
        : m_columns(columns)
    {
    }
    void clear();
    void add(RowVerdict verdict, std::span<const QByteArrayView> values);

    size_t size() const { return m_verdicts.size(); }
    bool isFull() const { return size() >= kRows; }
    RowVerdict verdict(size_t row) const { return m_verdicts[row]; }
    // Rows are taken one after another; the views live until clear().
    void takeValues(size_t row, std::vector<QByteArrayView> &values);

private:
    size_t m_columns;
    QByteArray m_bytes;
    std::vector<quint32> m_sizes; // of the values of all rows that are not bad
    std::vector<RowVerdict> m_verdicts;
    size_t m_nextSize = 0;
    qsizetype m_nextByte = 0;
};

// A few blocks between the thread that reads an import and the one that writes it into the table:
// the reader waits while all are full.
class ImportBlocks
{
public:
    explicit ImportBlocks(size_t columns);

    std::unique_ptr<ImportBlock> emptyBlock(); // null: nobody wants more
    void put(std::unique_ptr<ImportBlock> block);
    void end(); // nothing more will be put

    std::unique_ptr<ImportBlock> take(); // null: the end
    void giveBack(std::unique_ptr<ImportBlock> block);
    void cancel(); // nothing more is wanted

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::unique_ptr<ImportBlock>> m_empty;
    std::deque<std::unique_ptr<ImportBlock>> m_full;
    bool m_hasEnded = false;
    bool m_isCancelled = false;
};

} // namespace sluice::sandbox
