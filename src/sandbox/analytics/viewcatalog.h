// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/columntypes.h"
#include "sandbox/analytics/tablefile.h"
#include "sandbox/environment.h"

#include <QJsonArray>
#include <QMutex>

#include <memory>
#include <mutex>

namespace sluice::sandbox {

// One view of a workspace: a table with its rows, or something else that has none. Its fixed
// values on any thread; columns and import details under its own lock. Owned by the catalog, shared
// with who works on it.
class AnalyticsView
{
public:
    AnalyticsView(const QJsonObject &saved, const QString &folder);

    const QString id;
    const QString name;
    const QString description;
    const QString kind; // Table, Chart
    const QString workspace;
    const qint64 createdMs;

    bool isTable() const { return kind == QLatin1StringView("Table"); }
    QString folder() const { return m_folder; }
    TableFile &table() { return m_table; }
    const TableFile &table() const { return m_table; }
    QList<ViewColumn> columns() const;
    void addColumn(const ViewColumn &column);
    QJsonObject importDetails() const;
    void setImportDetails(const QJsonObject &details);
    void touch(qint64 nowMs);
    qint64 modifiedMs() const;
    QJsonObject toJson() const;

    std::mutex rowCall; // held by the one row call that works

private:
    const QString m_folder;
    TableFile m_table; // after its folder
    mutable QMutex m_mutex;
    QList<ViewColumn> m_columns;
    QJsonObject m_importDetails;
    qint64 m_modifiedMs = 0;
};

struct AnalyticsWorkspace
{
    QString id;
    QString name;
    QString description;
    QString org;
    bool isDefault = false;
    bool isShared = false;
    qint64 createdMs = 0;
};

// The organisations, workspaces and views, kept in one file of the state folder. Any thread; owned
// by AnalyticsService.
class ViewCatalog
{
public:
    using View = std::shared_ptr<AnalyticsView>;

    explicit ViewCatalog(Environment &environment);

    Result<void> open();
    Result<void> reset();
    QString folder() const;

    QString newId(); // 17 digits, none of which survives a double
    quint64 newJobNumber();

    QList<AnalyticsWorkspace> workspaces() const { return m_workspaces; }
    const AnalyticsWorkspace *workspace(const QString &id) const;
    QList<View> views(const QString &workspace = {}) const;
    View view(const QString &id) const;
    View viewNamed(const QString &workspace, const QString &name) const;
    // Null: the name is taken.
    View addTable(const QString &workspace, const QString &name, const QString &description,
        const QList<ViewColumn> &columns);
    void keep() const; // after a view has changed

    // The ledger's streams: a view's name, with its workspace in front where it is there twice.
    QStringList streams() const;
    View viewOfStream(const QString &stream) const;

private:
    Result<void> load();
    Result<void> plant();
    void save() const;
    Result<View> add(const QJsonObject &saved);
    struct Plant;
    Result<void> plantView(const Plant &plant);
    void plantWorkspaces();

    Environment &m_environment;
    mutable QMutex m_mutex;
    QList<AnalyticsWorkspace> m_workspaces;
    QList<View> m_views;
    qint64 m_nextId = 0;
    quint64 m_nextJob = 0;
};

inline constexpr char kAnalyticsOrg[] = "671712892";
inline constexpr char kAnalyticsWorkspace[] = "69251000000020001"; // Sales
inline constexpr char kAnalyticsOtherOrg[] = "60006543210";

} // namespace sluice::sandbox
