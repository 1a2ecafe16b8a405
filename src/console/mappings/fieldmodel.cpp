// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/fieldmodel.h"

#include "console/widgets/rowdelegate.h"

#include <QCollator>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

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
        const QStringList texts = m_text.isEmpty() ? QStringList() : findTexts(field);
        const bool hasText = m_text.isEmpty()
            || std::any_of(texts.cbegin(), texts.cend(),
                [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); });
        if (hasText && isIn(field, m_filter))
            m_shown << field;
    }
    if (m_sortColumn < 0)
        return;
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    QHash<qsizetype, QString> texts;
    for (const qsizetype field : std::as_const(m_shown))
        texts.insert(field, sortText(field, m_sortColumn));
    std::stable_sort(m_shown.begin(), m_shown.end(), [&](qsizetype a, qsizetype b) {
        const int order = collator.compare(texts.value(a), texts.value(b));
        return m_order == Qt::AscendingOrder ? order < 0 : order > 0;
    });
}

int FieldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

void FieldModel::changedAll()
{
    if (!m_shown.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QVariant fieldStateData(FieldState state, int role)
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

} // namespace sluice
