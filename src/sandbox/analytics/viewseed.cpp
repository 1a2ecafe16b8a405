// SPDX-License-Identifier: GPL-3.0-or-later
// What a new sandbox has in Analytics: two workspaces and the views that a sync should be able to
// tell apart (datastore-analytics C.9, D.2).
#include "sandbox/analytics/tablewriter.h"
#include "sandbox/analytics/viewcatalog.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kSeedMs = 1'700'000'000'000;
constexpr qint64 kFirstAnalyticsId = 69'251'000'000'060'001; // odd ones only: a double has none
constexpr qint64 kFirstRowId = 2'136'000'000'011'011; // as Catalyst's ids begin
constexpr char kArchiveWorkspace[] = "69251000000020003";

ViewColumn seedColumn(const char *name, ColumnType type, const QString &formula = {})
{
    ViewColumn column;
    column.name = name;
    column.type = type;
    column.maxSize = type == ColumnType::Plain ? 253 : 0;
    column.formula = formula;
    return column;
}

QByteArray seedRowId(int row)
{
    return QByteArray::number(kFirstRowId + 2LL * row);
}

QList<QByteArray> seedOrder(int row)
{
    return {seedRowId(row), "ORD-" + QByteArray::number(1001 + row),
        QByteArray::number(10 + row) + ".50",
        "2024-01-" + QByteArray::number(1 + row % 28).rightJustified(2, '0') + " 08:15:00"};
}

QList<QByteArray> seedCustomer(int row)
{
    return {seedRowId(row), "Customer " + QByteArray::number(row + 1),
        "customer" + QByteArray::number(row + 1) + "@example.com", row % 2 ? "true" : "false"};
}

QList<QByteArray> seedProduct(int row)
{
    return {seedRowId(row), "Product " + QByteArray::number(row + 1),
        QByteArray::number(5 + row) + ".00", QByteArray::number(row % 7)};
}

} // namespace

struct ViewCatalog::Plant
{
    QString workspace;
    QString name;
    QString kind = u"Table"_s;
    QList<ViewColumn> columns = {};
    int rows = 0;
    QList<QByteArray> (*row)(int) = nullptr;
    int copies = 1; // of each row: what repeated appends leave behind
};

void ViewCatalog::plantWorkspaces()
{
    const QString org = QString::fromLatin1(kAnalyticsOrg);
    m_workspaces = {
        {QString::fromLatin1(kAnalyticsWorkspace), u"Sales"_s, u"Copies of the shop's tables"_s,
            org, true, false, kSeedMs},
        {QString::fromLatin1(kArchiveWorkspace), u"Archive"_s, {}, org, false, false, kSeedMs},
    };
}

Result<void> ViewCatalog::plantView(const Plant &plant)
{
    QJsonArray columns;
    for (ViewColumn column : plant.columns) {
        column.id = QString::number(m_nextId += 2);
        columns.append(column.toJson());
    }
    auto view = add({{u"id"_s, QString::number(m_nextId += 2)}, {u"name"_s, plant.name},
        {u"kind"_s, plant.kind}, {u"workspace"_s, plant.workspace}, {u"createdMs"_s, kSeedMs},
        {u"columns"_s, columns}});
    if (!view)
        return fail(view.error());
    if (plant.rows == 0)
        return {};
    TableWriter writer((*view)->table());
    if (auto opened = writer.open(); !opened)
        return opened;
    for (int copy = 0; copy < plant.copies; ++copy) {
        for (int i = 0; i < plant.rows; ++i) {
            const QList<QByteArray> values = plant.row(i);
            const std::vector<QByteArrayView> cells(values.begin(), values.end());
            if (auto added = writer.insert(cells, 0, false); !added)
                return added;
        }
    }
    return writer.commit();
}

Result<void> ViewCatalog::plant()
{
    using Type = ColumnType;
    const QString sales = QString::fromLatin1(kAnalyticsWorkspace);
    const QString archive = QString::fromLatin1(kArchiveWorkspace);
    m_nextId = kFirstAnalyticsId;
    m_nextJob = 0;
    plantWorkspaces();
    const ViewColumn rowId = seedColumn("ROWID", Type::Number);
    const QList<ViewColumn> order{rowId, seedColumn("OrderNumber", Type::Plain),
        seedColumn("Amount", Type::DecimalNumber), seedColumn("OrderedAt", Type::Date)};
    const QList<ViewColumn> customer{rowId, seedColumn("Name", Type::Plain),
        seedColumn("Email", Type::Plain), seedColumn("Active", Type::Boolean)};
    const QList<ViewColumn> product{rowId, seedColumn("Name", Type::Plain),
        seedColumn("Price", Type::Currency), seedColumn("Stock", Type::Number),
        seedColumn("Value", Type::DecimalNumber, u"\"Price\" * \"Stock\""_s)};
    const QList<ViewColumn> invoice{seedColumn("ROWID", Type::Plain),
        seedColumn("OrderNumber", Type::Plain), seedColumn("Amount", Type::DecimalNumber),
        seedColumn("OrderedAt", Type::Date)};
    const QList<Plant> plants{
        {.workspace = sales, .name = u"Orders"_s, .columns = order, .rows = 40, .row = seedOrder},
        {.workspace = sales,
            .name = u"Customers"_s,
            .columns = customer,
            .rows = 20,
            .row = seedCustomer,
            .copies = 2},
        {.workspace = sales,
            .name = u"Products"_s,
            .columns = product,
            .rows = 15,
            .row = seedProduct},
        {.workspace = sales, .name = u"Orders by month"_s, .kind = u"Chart"_s},
        {.workspace = sales,
            .name = u"Invoices"_s,
            .columns = invoice,
            .rows = 10,
            .row = seedOrder},
        {.workspace = sales, .name = u"Empty"_s, .columns = order},
        {.workspace = archive,
            .name = u"Old orders"_s,
            .columns = order,
            .rows = 5,
            .row = seedOrder},
    };
    for (const Plant &one : plants) {
        if (auto planted = plantView(one); !planted)
            return planted;
    }
    save();
    return {};
}

} // namespace sluice::sandbox
