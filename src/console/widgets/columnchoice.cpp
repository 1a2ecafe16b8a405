// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/columnchoice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kLeastWidth = 24;
constexpr int kMostWidth = 4'000;

bool isOrderOf(const QList<int> &order, int columns)
{
    QList<int> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (int column = 0; column < sorted.size(); ++column) {
        if (sorted.at(column) != column)
            return false;
    }
    return order.size() == columns && order.constFirst() == 0; // the first one stays
}

} // namespace

QByteArray ColumnChoice::toText() const
{
    QJsonObject json;
    QJsonObject byColumn;
    for (auto it = shown.constBegin(); it != shown.constEnd(); ++it)
        byColumn.insert(QString::number(it.key()), *it);
    if (!shown.isEmpty())
        json.insert(u"shown"_s, byColumn);
    QJsonObject wide;
    for (auto it = widths.constBegin(); it != widths.constEnd(); ++it)
        wide.insert(QString::number(it.key()), *it);
    if (!widths.isEmpty())
        json.insert(u"widths"_s, wide);
    QJsonArray columns;
    for (const int column : order)
        columns.append(column);
    if (!order.isEmpty())
        json.insert(u"order"_s, columns);
    if (sortColumn >= 0)
        json.insert(u"sort"_s,
            QJsonObject{{u"column"_s, sortColumn}, {u"down"_s, sortOrder == Qt::DescendingOrder}});
    return json.isEmpty() ? QByteArray() : QJsonDocument(json).toJson(QJsonDocument::Compact);
}

ColumnChoice ColumnChoice::fromText(const QByteArray &text, int columns)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    ColumnChoice choice;
    for (int column = 0; column < columns; ++column) {
        const QString key = QString::number(column);
        const QJsonValue isShown = json.value("shown"_L1)[key];
        const int width = json.value("widths"_L1)[key].toInt();
        if (isShown.isBool())
            choice.shown.insert(column, isShown.toBool());
        if (width >= kLeastWidth && width <= kMostWidth)
            choice.widths.insert(column, width);
    }
    for (const QJsonValue &column : json.value("order"_L1).toArray())
        choice.order.append(column.toInt(-1));
    if (!choice.order.isEmpty() && !isOrderOf(choice.order, columns))
        choice.order.clear(); // of a version with other columns
    const int sorted = json.value("sort"_L1)["column"_L1].toInt(-1);
    choice.sortColumn = sorted < columns ? sorted : -1;
    choice.sortOrder
        = json.value("sort"_L1)["down"_L1].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    return choice;
}

} // namespace sluice
