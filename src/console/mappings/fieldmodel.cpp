// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/fieldmodel.h"

#include "console/errors/errorwords.h"
#include "console/widgets/rowdelegate.h"
#include "core/mapping/automap.h"

#include <QCollator>
#include <QFont>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QVariant stateData(FieldState state, int role)
{
    const bool isProblem = state == FieldState::Problem;
    switch (role) {
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return isProblem                   ? FieldModel::tr("Problem")
            : state == FieldState::Warning ? FieldModel::tr("Warning")
            : state == FieldState::Fits    ? FieldModel::tr("Fits")
                                           : FieldModel::tr("Not mapped");
    case CellRole::Icon:
        return isProblem                   ? QVariant(u"state-failed"_s)
            : state == FieldState::Warning ? QVariant(u"state-rejections"_s)
            : state == FieldState::Fits    ? QVariant(u"state-completed"_s)
                                           : QVariant();
    case CellRole::IconColor:
        return static_cast<int>(isProblem      ? Role::Error
                : state == FieldState::Warning ? Role::Warning
                                               : Role::Success);
    case CellRole::RowTone:
        return isProblem ? QVariant(static_cast<int>(Tone::Error)) : QVariant();
    default:
        return {};
    }
}

} // namespace

FieldModel::FieldModel(int columns, int target, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(columns)
    , m_target(target)
{
}

void FieldModel::setReadOnly()
{
    m_isReadOnly = true;
    changedAll();
}

void FieldModel::setTallies(const SampleTallies &tallies)
{
    if (tallies == m_tallies)
        return;
    m_tallies = tallies;
    changedAll();
}

SampleTally FieldModel::tallyAt(qsizetype field) const
{
    return isMapped(field) ? m_tallies.value(nameOf(field)) : SampleTally();
}

SampleTally FieldModel::tallyOf(int row) const
{
    return isShown(row) ? tallyAt(fieldAt(row)) : SampleTally();
}

int FieldModel::rowOf(const QString &field) const
{
    const auto found = std::find_if(m_shown.cbegin(), m_shown.cend(),
        [this, &field](qsizetype shown) { return isNamed(shown, field); });
    return found == m_shown.cend() ? -1 : static_cast<int>(found - m_shown.cbegin());
}

FieldState FieldModel::stateOf(qsizetype field) const
{
    if (!problemOf(field).isEmpty())
        return FieldState::Problem;
    if (!isMapped(field))
        return FieldState::Unmapped;
    return tallyAt(field).misfits.isEmpty() ? FieldState::Fits : FieldState::Warning;
}

bool FieldModel::isIn(qsizetype field, FieldFilter filter) const
{
    switch (filter) {
    case FieldFilter::All:
        return true;
    case FieldFilter::Problems:
        return stateOf(field) >= FieldState::Warning;
    case FieldFilter::Required:
        return isRequired(field);
    case FieldFilter::Unmapped:
        return !isMapped(field);
    }
    return true;
}

bool FieldModel::isWanted(qsizetype field) const
{
    const QStringList texts = m_text.isEmpty() ? QStringList() : findTexts(field);
    const bool hasText = m_text.isEmpty()
        || std::any_of(texts.cbegin(), texts.cend(),
            [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); });
    return hasText && isIn(field, m_filter);
}

void FieldModel::suggest(const QHash<QString, QString> &found)
{
    m_suggested.insert(found);
    changedAll();
}

void FieldModel::clearSuggested()
{
    if (m_suggested.isEmpty())
        return;
    m_suggested.clear();
    changedAll();
}

int FieldModel::firstSuggested() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!suggestedOf(fieldAt(row)).isEmpty())
            return row;
    }
    return -1;
}

QString FieldModel::suggestedOf(qsizetype field) const
{
    return isMapped(field) ? m_suggested.value(nameOf(field)) : QString();
}

QString FieldModel::suggestedWord()
{
    return tr("Auto");
}

QString FieldModel::suggestionText(const AutoMapPair &pair)
{
    return tr("%1 %, %2")
        .arg(QString::number(pair.confidence),
            pair.isTypeDoubtful ? tr("its values look like something else")
                                : sentenceInWords(pair.why()));
}

void FieldModel::removeField(qsizetype field, const std::function<void()> &change)
{
    const auto row = static_cast<int>(m_shown.indexOf(field));
    if (row >= 0)
        beginRemoveRows({}, row, row);
    change();
    m_shown.removeAll(field);
    for (qsizetype &shown : m_shown)
        shown -= shown > field ? 1 : 0;
    if (row >= 0)
        endRemoveRows();
}

// At its place, or at the end of what was sorted.
void FieldModel::insertField(qsizetype field, const std::function<void()> &change)
{
    change();
    for (qsizetype &shown : m_shown)
        shown += shown >= field ? 1 : 0;
    if (!isWanted(field))
        return;
    const auto at = m_sortColumn < 0 ? std::lower_bound(m_shown.cbegin(), m_shown.cend(), field)
                                     : m_shown.cend();
    const auto row = static_cast<int>(at - m_shown.cbegin());
    beginInsertRows({}, row, row);
    m_shown.insert(row, field);
    endInsertRows();
}

void FieldModel::setFilter(FieldFilter filter, const QString &text)
{
    beginResetModel();
    m_filter = filter;
    m_text = text.trimmed();
    arrange();
    endResetModel();
}

int FieldModel::countOf(FieldFilter filter) const
{
    int count = 0;
    for (qsizetype field = 0; field < fieldTotal(); ++field)
        count += isIn(field, filter) ? 1 : 0;
    return count;
}

QList<FieldProblem> FieldModel::problems() const
{
    QList<FieldProblem> blocking;
    QList<FieldProblem> others;
    for (qsizetype field = 0; field < fieldTotal(); ++field) {
        const QString label = labelOf(field);
        if (!problemOf(field).isEmpty())
            blocking.append({.field = nameOf(field),
                .title = isMissing(field) ? tr("%1 is required").arg(label) : label,
                .detail = adviceOf(field),
                .isBlocking = true,
                .mend = mendOf(field)});
        else if (const SampleTally tally = tallyAt(field); !tally.misfits.isEmpty())
            others.append({.field = nameOf(field),
                .title = label,
                .detail = tally.text(),
                .mend = mendOf(field)});
    }
    return blocking + others;
}

void FieldModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList(); // what is chosen stays chosen
    QList<qsizetype> fields;
    for (const QModelIndex &index : before)
        fields << fieldAt(index.row());
    m_sortColumn = column;
    m_order = order;
    arrange();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(static_cast<int>(m_shown.indexOf(fields.at(i))), before.at(i).column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void FieldModel::arrange()
{
    m_shown.clear();
    for (qsizetype field = 0; field < fieldTotal(); ++field) {
        if (isWanted(field))
            m_shown << field;
    }
    if (m_sortColumn < 0)
        return;
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    QHash<qsizetype, QString> texts;
    for (const qsizetype field : std::as_const(m_shown)) {
        texts.insert(field,
            m_sortColumn == kStateColumn ? QString::number(
                static_cast<int>(FieldState::Problem) - static_cast<int>(stateOf(field)))
                                         : sortText(field, m_sortColumn));
    }
    std::stable_sort(m_shown.begin(), m_shown.end(), [&](qsizetype a, qsizetype b) {
        const int order = collator.compare(texts.value(a), texts.value(b));
        return m_order == Qt::AscendingOrder ? order < 0 : order > 0;
    });
}

int FieldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int FieldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const qsizetype field = fieldAt(index.row());
    const int column = index.column();
    if (column == kStateColumn)
        return stateData(stateOf(field), role);
    if (const QVariant said = cellData(field, column, role); said.isValid())
        return said;
    switch (role) {
    case CellRole::Weight:
        return column == m_target
            ? QVariant(static_cast<int>(isRequired(field) ? QFont::DemiBold : QFont::Medium))
            : QVariant();
    case CellRole::Kind: // what cannot be chosen does not look like it
        return isChooser(column) && !(flags(index) & Qt::ItemIsEditable)
            ? QVariant(static_cast<int>(CellKind::Text))
            : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags FieldModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return !m_isReadOnly && isEditable(fieldAt(index.row()), index.column())
        ? flags | Qt::ItemIsEditable
        : flags;
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section == kStateColumn)
        return role == Qt::AccessibleTextRole ? QVariant(tr("State")) : QVariant();
    return role == Qt::DisplayRole ? QVariant(titleOf(section)) : QVariant();
}

void FieldModel::changedAll()
{
    if (!m_shown.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace sluice
