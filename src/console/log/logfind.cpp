// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logfind.h"

#include "console/log/logfiltermodel.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kLookEvery = 250ms;

} // namespace

LogFind::LogFind(const LogFilterModel *model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &LogFind::look);
    const auto lookLater = [this] {
        if (!m_text.isEmpty() && !m_timer.isActive())
            m_timer.start();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, lookLater);
    connect(model, &QAbstractItemModel::rowsRemoved, this, lookLater);
    connect(model, &QAbstractItemModel::modelReset, this, lookLater);
    connect(model, &QAbstractItemModel::layoutChanged, this, lookLater);
}

void LogFind::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    look();
}

void LogFind::look()
{
    m_timer.stop();
    m_rows.clear();
    const int rows = m_text.isEmpty() ? 0 : m_model->rowCount();
    for (int row = 0; row < rows; ++row) {
        if (m_model->record(row).message.contains(m_text, Qt::CaseInsensitive))
            m_rows.append(row);
    }
    emit changed();
}

qsizetype LogFind::positionOf(int row) const
{
    const auto found = std::ranges::lower_bound(m_rows, row);
    return found == m_rows.cend() || *found != row ? 0 : found - m_rows.cbegin() + 1;
}

int LogFind::next(int row)
{
    if (m_timer.isActive())
        look();
    if (m_rows.isEmpty())
        return -1;
    const auto found = std::ranges::upper_bound(m_rows, row);
    return found == m_rows.cend() ? m_rows.front() : *found;
}

int LogFind::previous(int row)
{
    if (m_timer.isActive())
        look();
    if (m_rows.isEmpty())
        return -1;
    const auto found = std::ranges::lower_bound(m_rows, row);
    return found == m_rows.cbegin() ? m_rows.back() : *(found - 1);
}

} // namespace sluice
