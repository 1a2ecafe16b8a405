// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runlistmodel.h"

#include "console/runs/runfiltermodel.h"
#include "console/runs/runtablemodel.h"

#include <QSet>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

RunListModel::RunListModel(RunTableModel &held, RunFilterModel &filter, QObject *parent)
    : QAbstractTableModel(parent)
    , m_all(held)
    , m_filter(filter)
{
    connect(&held, &QAbstractItemModel::dataChanged, this, &RunListModel::passOn);
}

QList<RunListModel::Held> RunListModel::heldNow() const
{
    QList<Held> held;
    held.reserve(m_filter.rowCount());
    const int column = std::max(0, m_filter.sortColumn());
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        const QModelIndex index = m_filter.index(row, column);
        const qint64 number = m_all.runs().at(m_filter.mapToSource(index).row()).number;
        const qsizetype before = m_older.runs.empty()
            ? 0
            : m_older.placeOf(index.data(RunTableModel::SortRole), number);
        // Where the two orders differ in equal texts, that of the held ones stands.
        held.append({number, held.isEmpty() ? before : std::max(before, held.last().before)});
    }
    return held;
}

int RunListModel::rowOfHeld(const QList<Held> &held, qsizetype at) const
{
    return static_cast<int>(held.at(at).before + at);
}

RunListModel::Place RunListModel::placeOf(int row) const
{
    // The last of the held ones that stands in this row or before it.
    qsizetype low = 0;
    qsizetype high = m_held.size();
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (rowOfHeld(m_held, middle) <= row)
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0 && rowOfHeld(m_held, low - 1) == row)
        return {.held = low - 1};
    return {.older = row - low};
}

int RunListModel::rowOfOlder(qsizetype at) const
{
    const auto above = std::upper_bound(m_held.cbegin(), m_held.cend(), at,
        [](qsizetype sought, const Held &held) { return sought < held.before; });
    return static_cast<int>(at + (above - m_held.cbegin()));
}

void RunListModel::sync()
{
    const QList<Held> wanted = heldNow();
    if (wanted == m_held)
        return;
    removeGone(wanted);
    reorder(wanted);
    insertNew(wanted);
}

void RunListModel::removeGone(const QList<Held> &wanted)
{
    QSet<qint64> staying;
    for (const Held &held : wanted)
        staying.insert(held.number);
    for (qsizetype last = m_held.size() - 1; last >= 0; --last) {
        if (staying.contains(m_held.at(last).number))
            continue;
        qsizetype first = last; // as many at once as stand together
        while (first > 0 && !staying.contains(m_held.at(first - 1).number)
            && m_held.at(first - 1).before == m_held.at(last).before)
            --first;
        beginRemoveRows({}, rowOfHeld(m_held, first), rowOfHeld(m_held, last));
        m_held.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void RunListModel::reorder(const QList<Held> &wanted)
{
    QSet<qint64> there;
    for (const Held &held : std::as_const(m_held))
        there.insert(held.number);
    QList<Held> ordered;
    for (const Held &held : wanted) {
        if (there.contains(held.number))
            ordered.append(held);
    }
    if (ordered == m_held)
        return;
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QList<qint64> numbers;
    for (const QModelIndex &index : before)
        numbers.append(numberOf(index.row()));
    m_held = ordered;
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(numbers.at(i)), before.at(i).column()));
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void RunListModel::insertNew(const QList<Held> &wanted)
{
    for (qsizetype first = 0; first < wanted.size(); ++first) {
        const auto isNew = [this, &wanted](qsizetype at, qsizetype held) {
            return held >= m_held.size() || m_held.at(held).number != wanted.at(at).number;
        };
        if (!isNew(first, first))
            continue;
        qsizetype last = first;
        while (last + 1 < wanted.size() && wanted.at(last + 1).before == wanted.at(first).before
            && isNew(last + 1, first))
            ++last;
        beginInsertRows({}, rowOfHeld(wanted, first), rowOfHeld(wanted, last));
        for (qsizetype i = first; i <= last; ++i)
            m_held.insert(i, wanted.at(i));
        endInsertRows();
        first = last;
    }
}

void RunListModel::setOlder(FoundRuns older)
{
    if (older.runs.empty() && m_older.runs.empty()) {
        m_older = std::move(older);
        return;
    }
    beginResetModel();
    m_older = std::move(older);
    m_held = heldNow();
    m_pages.clear();
    m_order.clear();
    m_wanted = -1;
    m_fetching = -1;
    endResetModel();
}

qint64 RunListModel::numberOf(int row) const
{
    if (row < 0 || row >= rowCount())
        return 0;
    const Place place = placeOf(row);
    return place.held >= 0 ? m_held.at(place.held).number
                           : m_older.runs[static_cast<size_t>(place.older)].number;
}

int RunListModel::rowOf(qint64 number) const
{
    for (qsizetype i = 0; i < m_held.size(); ++i) {
        if (m_held.at(i).number == number)
            return rowOfHeld(m_held, i);
    }
    const auto at = std::find_if(m_older.runs.cbegin(), m_older.runs.cend(),
        [number](const FoundRuns::Run &run) { return run.number == number; });
    return at == m_older.runs.cend() ? -1 : rowOfOlder(at - m_older.runs.cbegin());
}

const RunRow *RunListModel::run(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const Place place = placeOf(row);
    if (place.held >= 0) {
        const int at = m_all.rowOf(m_held.at(place.held).number);
        return at < 0 ? nullptr : &m_all.runs().at(at);
    }
    const auto page = m_pages.constFind(place.older / kPageSize);
    if (page == m_pages.constEnd())
        return nullptr;
    const auto found = page->constFind(m_older.runs[static_cast<size_t>(place.older)].number);
    return found == page->constEnd() ? nullptr : &*found;
}

void RunListModel::passOn(
    const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    if (m_held.isEmpty())
        return;
    int top = 0;
    int bottom = rowCount() - 1;
    if (first.row() == last.row()) {
        const qint64 number = m_all.runs().at(first.row()).number;
        const auto at = std::find_if(m_held.cbegin(), m_held.cend(),
            [number](const Held &held) { return held.number == number; });
        if (at == m_held.cend())
            return;
        top = bottom = rowOfHeld(m_held, at - m_held.cbegin());
    }
    emit dataChanged(index(top, first.column()), index(bottom, last.column()), roles);
}

void RunListModel::want(qsizetype older) const
{
    m_wanted = older / kPageSize;
    if (m_isAsking)
        return;
    m_isAsking = true;
    auto *self = const_cast<RunListModel *>(this); // a row that is painted asks for its page
    QTimer::singleShot(0, self, [self] {
        self->m_isAsking = false;
        self->fetchWanted();
    });
}

void RunListModel::fetchWanted()
{
    const auto count = static_cast<qsizetype>(m_older.runs.size());
    if (m_fetching >= 0 || m_wanted < 0 || !m_fetch || m_wanted * kPageSize >= count)
        return;
    m_fetching = std::exchange(m_wanted, -1);
    QList<qint64> numbers;
    for (qsizetype i = m_fetching * kPageSize; i < std::min(count, (m_fetching + 1) * kPageSize);
         ++i)
        numbers.append(m_older.runs[static_cast<size_t>(i)].number);
    m_fetch(numbers);
}

// An answer of before the list began anew is not taken.
void RunListModel::takePage(const QList<qint64> &numbers, const QList<RunRow> &runs)
{
    const bool isRight = m_fetching >= 0 && !numbers.isEmpty()
        && m_older.runs[static_cast<size_t>(m_fetching * kPageSize)].number == numbers.first();
    if (isRight) {
        const qsizetype page = std::exchange(m_fetching, -1);
        QHash<qint64, RunRow> rows;
        for (const RunRow &run : runs)
            rows.insert(run.number, run);
        m_pages.insert(page, rows);
        m_order.removeOne(page);
        m_order.append(page);
        while (m_order.size() > kMostPages)
            m_pages.remove(m_order.takeFirst());
        const qsizetype end
            = std::min(static_cast<qsizetype>(m_older.runs.size()), (page + 1) * kPageSize);
        emit dataChanged(index(rowOfOlder(page * kPageSize), 0),
            index(rowOfOlder(end - 1), RunTableModel::ColumnCount - 1));
        emit pageCame();
    }
    fetchWanted();
}

void RunListModel::fetchFailed()
{
    m_fetching = -1;
    m_wanted = -1;
}

QModelIndex RunListModel::index(int row, int column, const QModelIndex &parent) const
{
    const bool isThere = !parent.isValid() && row >= 0 && row < rowCount() && column >= 0
        && column < RunTableModel::ColumnCount;
    return isThere ? createIndex(row, column) : QModelIndex();
}

// A view asks these for each of a hundred thousand rows at once.
Qt::ItemFlags RunListModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                           : Qt::ItemFlags(Qt::NoItemFlags);
}

bool RunListModel::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && rowCount() > 0;
}

int RunListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_held.size() + m_older.runs.size());
}

int RunListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : RunTableModel::ColumnCount;
}

QVariant RunListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (const RunRow *row = run(index.row()))
        return m_all.cell(*row, index.column(), role);
    if (const Place place = placeOf(index.row()); place.older >= 0)
        want(place.older);
    return role == Qt::DisplayRole && index.column() == RunTableModel::Number
        ? QVariant(u'#' + QString::number(numberOf(index.row())))
        : QVariant();
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_all.headerData(section, orientation, role);
}

void RunListModel::sort(int column, Qt::SortOrder order)
{
    m_filter.sort(column, order);
    sync();
    emit sortChanged();
}

} // namespace sluice
