// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/importblocks.h"

namespace sluice::sandbox {

namespace {

constexpr int kBlocks = 3;

} // namespace

void ImportBlock::clear()
{
    m_bytes.resize(0);
    m_sizes.clear();
    m_verdicts.clear();
    m_nextSize = 0;
    m_nextByte = 0;
}

void ImportBlock::add(RowVerdict verdict, std::span<const QByteArrayView> values)
{
    m_verdicts.push_back(verdict);
    if (verdict == RowVerdict::Bad)
        return;
    for (const QByteArrayView value : values) {
        m_bytes.append(value);
        m_sizes.push_back(static_cast<quint32>(value.size()));
    }
}

void ImportBlock::takeValues(size_t row, std::vector<QByteArrayView> &values)
{
    values.resize(m_columns);
    if (m_verdicts[row] == RowVerdict::Bad)
        return;
    for (QByteArrayView &value : values) {
        const auto size = static_cast<qsizetype>(m_sizes[m_nextSize++]);
        value = QByteArrayView(m_bytes).sliced(m_nextByte, size);
        m_nextByte += size;
    }
}

ImportBlocks::ImportBlocks(size_t columns)
{
    for (int i = 0; i < kBlocks; ++i)
        m_empty.push_back(std::make_unique<ImportBlock>(columns));
}

std::unique_ptr<ImportBlock> ImportBlocks::emptyBlock()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isCancelled || !m_empty.empty(); });
    if (m_isCancelled)
        return nullptr;
    std::unique_ptr<ImportBlock> block = std::move(m_empty.back());
    m_empty.pop_back();
    return block;
}

void ImportBlocks::put(std::unique_ptr<ImportBlock> block)
{
    const std::lock_guard lock(m_mutex);
    m_full.push_back(std::move(block));
    m_changed.notify_all();
}

void ImportBlocks::end()
{
    const std::lock_guard lock(m_mutex);
    m_hasEnded = true;
    m_changed.notify_all();
}

std::unique_ptr<ImportBlock> ImportBlocks::take()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_hasEnded || !m_full.empty(); });
    if (m_full.empty())
        return nullptr;
    std::unique_ptr<ImportBlock> block = std::move(m_full.front());
    m_full.pop_front();
    return block;
}

void ImportBlocks::giveBack(std::unique_ptr<ImportBlock> block)
{
    block->clear();
    const std::lock_guard lock(m_mutex);
    m_empty.push_back(std::move(block));
    m_changed.notify_all();
}

void ImportBlocks::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_isCancelled = true;
    m_changed.notify_all();
}

} // namespace sluice::sandbox
