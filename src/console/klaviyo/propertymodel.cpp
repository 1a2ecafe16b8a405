// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/propertymodel.h"

#include "console/widgets/rowdelegate.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString propertyText(const QByteArray &text)
{
    return QString::fromUtf8(text);
}

} // namespace

void PropertyModel::setRule(const commercemap::PropertyRule &rule)
{
    QList<Row> rows;
    for (const QByteArray &name : rule.include)
        rows.append({Action::Only, propertyText(name), propertyText(rule.rename.value(name))});
    for (auto it = rule.rename.cbegin(); it != rule.rename.cend(); ++it) {
        if (!rule.include.contains(it.key()))
            rows.append({Action::Rename, propertyText(it.key()), propertyText(it.value())});
    }
    for (const QByteArray &name : rule.exclude)
        rows.append({Action::Drop, propertyText(name), {}});
    for (auto it = rule.add.cbegin(); it != rule.add.cend(); ++it)
        rows.append({Action::Add, propertyText(it.value()), propertyText(it.key())});
    std::ranges::stable_sort(rows, [](const Row &a, const Row &b) {
        return a.action != b.action ? a.action < b.action : a.from < b.from;
    });
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

commercemap::PropertyRule PropertyModel::rule(const commercemap::PropertyRule &before) const
{
    commercemap::PropertyRule rule;
    rule.dropFalsy = before.dropFalsy;
    for (const Row &row : m_rows) {
        const QByteArray from = row.from.trimmed().toUtf8();
        const QByteArray to = row.to.trimmed().toUtf8();
        if (from.isEmpty())
            continue;
        switch (row.action) {
        case Action::Only:
            rule.include.insert(from);
            if (!to.isEmpty() && to != from)
                rule.rename.insert(from, to);
            break;
        case Action::Rename:
            if (!to.isEmpty())
                rule.rename.insert(from, to);
            break;
        case Action::Drop:
            rule.exclude.insert(from);
            break;
        case Action::Add:
            if (!to.isEmpty())
                rule.add.insert(to, from);
            break;
        }
    }
    return rule;
}

void PropertyModel::setAddOnly(bool isAddOnly)
{
    m_isAddOnly = isAddOnly;
}

QList<PropertyModel::Action> PropertyModel::actions() const
{
    if (m_isAddOnly)
        return {Action::Add};
    return {Action::Rename, Action::Drop, Action::Add, Action::Only};
}

QString PropertyModel::actionWord(Action action)
{
    switch (action) {
    case Action::Rename:
        return tr("Rename");
    case Action::Drop:
        return tr("Drop");
    case Action::Add:
        return tr("Add from path");
    case Action::Only:
        return tr("Only these");
    }
    return {};
}

QString PropertyModel::problem() const
{
    QStringList properties;
    for (const Row &row : m_rows) {
        const QString from = row.from.trimmed();
        const QString to = row.to.trimmed();
        if (from.isEmpty())
            return tr("A row names no field.");
        const bool needsProperty = row.action == Action::Rename || row.action == Action::Add;
        if (needsProperty && to.isEmpty())
            return tr("“%1” has no property to become.").arg(from);
        const QString property = row.action == Action::Only && to.isEmpty() ? from : to;
        if (hasProperty(row) && properties.contains(property))
            return tr("Two rows make the property “%1”.").arg(property);
        if (hasProperty(row))
            properties << property;
    }
    return {};
}

int PropertyModel::add()
{
    const auto row = static_cast<int>(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.append({.action = m_isAddOnly ? Action::Add : Action::Rename, .from = {}, .to = {}});
    endInsertRows();
    emit edited();
    return row;
}

void PropertyModel::remove(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    emit edited();
}

int PropertyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PropertyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PropertyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isEmptyField = index.column() == From && row.from.isEmpty();
    const bool isEmptyProperty = index.column() == To && row.to.isEmpty();
    if (role == Qt::EditRole) {
        return index.column() == What ? QVariant(static_cast<int>(row.action))
            : index.column() == From  ? QVariant(row.from)
                                      : QVariant(row.to);
    }
    if (role == CellRole::Color && (isEmptyField || isEmptyProperty))
        return static_cast<int>(Role::Muted);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == What)
        return actionWord(row.action);
    if (isEmptyField)
        return row.action == Action::Add ? tr("path, such as custom.fields.tier") : tr("field");
    if (index.column() == From)
        return row.from;
    if (!hasProperty(row))
        return tr("does not go out");
    if (isEmptyProperty)
        return row.action == Action::Only ? tr("under its own name") : tr("property");
    return row.to;
}

bool PropertyModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    Row &row = m_rows[index.row()];
    const Row before = row;
    if (index.column() == What)
        row.action = static_cast<Action>(value.toInt());
    else if (index.column() == From)
        row.from = value.toString().trimmed();
    else
        row.to = value.toString().trimmed();
    if (row == before)
        return true;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit edited();
    return true;
}

Qt::ItemFlags PropertyModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return Qt::NoItemFlags;
    const Row &row = m_rows.at(index.row());
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool isFixed
        = (index.column() == What && m_isAddOnly) || (index.column() == To && !hasProperty(row));
    if (!isFixed)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant PropertyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What Happens");
    case From:
        return tr("Field or Path");
    case To:
        return tr("Property at Klaviyo");
    default:
        return {};
    }
}

} // namespace sluice
