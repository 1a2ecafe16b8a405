// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/viewcatalog.h"

#include "base/files.h"
#include "sandbox/statefile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

AnalyticsView::AnalyticsView(const QJsonObject &saved, const QString &folder)
    : id(saved.value("id"_L1).toString())
    , name(saved.value("name"_L1).toString())
    , description(saved.value("description"_L1).toString())
    , kind(saved.value("kind"_L1).toString(u"Table"_s))
    , workspace(saved.value("workspace"_L1).toString())
    , createdMs(saved.value("createdMs"_L1).toInteger())
    , m_folder(folder + u"/views/"_s + id)
    , m_table(m_folder)
    , m_importDetails(saved.value("importDetails"_L1).toObject())
    , m_modifiedMs(saved.value("modifiedMs"_L1).toInteger(createdMs))
{
    for (const QJsonValue &column : saved.value("columns"_L1).toArray())
        m_columns.append(ViewColumn::fromJson(column.toObject()));
}

QList<ViewColumn> AnalyticsView::columns() const
{
    const QMutexLocker lock(&m_mutex);
    return m_columns;
}

void AnalyticsView::addColumn(const ViewColumn &column)
{
    const QMutexLocker lock(&m_mutex);
    m_columns.append(column);
}

QJsonObject AnalyticsView::importDetails() const
{
    const QMutexLocker lock(&m_mutex);
    return m_importDetails;
}

void AnalyticsView::setImportDetails(const QJsonObject &details)
{
    const QMutexLocker lock(&m_mutex);
    m_importDetails = details;
}

void AnalyticsView::touch(qint64 nowMs)
{
    const QMutexLocker lock(&m_mutex);
    m_modifiedMs = nowMs;
}

qint64 AnalyticsView::modifiedMs() const
{
    const QMutexLocker lock(&m_mutex);
    return m_modifiedMs;
}

QJsonObject AnalyticsView::toJson() const
{
    const QMutexLocker lock(&m_mutex);
    QJsonArray columns;
    for (const ViewColumn &column : m_columns)
        columns.append(column.toJson());
    return {{u"id"_s, id}, {u"name"_s, name}, {u"description"_s, description}, {u"kind"_s, kind},
        {u"workspace"_s, workspace}, {u"createdMs"_s, createdMs}, {u"modifiedMs"_s, m_modifiedMs},
        {u"columns"_s, columns}, {u"importDetails"_s, m_importDetails}};
}

ViewCatalog::ViewCatalog(Environment &environment)
    : m_environment(environment)
{
}

QString ViewCatalog::folder() const
{
    return m_environment.stateFolder + u"/analytics"_s;
}

Result<void> ViewCatalog::open()
{
    if (auto made = makePrivateFolder(folder()); !made)
        return made;
    return QFile::exists(folder() + u"/catalog.json"_s) ? load() : plant();
}

Result<void> ViewCatalog::load()
{
    QFile file(folder() + u"/catalog.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
    const QJsonObject saved = QJsonDocument::fromJson(file.readAll()).object();
    m_nextId = saved.value("nextId"_L1).toString().toLongLong();
    m_nextJob = saved.value("nextJob"_L1).toString().toULongLong();
    plantWorkspaces();
    for (const QJsonValue &view : saved.value("views"_L1).toArray()) {
        if (auto added = add(view.toObject()); !added)
            return fail(added.error());
    }
    return {};
}

Result<void> ViewCatalog::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_views.clear();
    QDir(folder() + u"/views"_s).removeRecursively();
    return plant();
}

void ViewCatalog::save() const
{
    QJsonArray views;
    for (const View &view : m_views)
        views.append(view->toJson());
    const QJsonObject document{{u"nextId"_s, QString::number(m_nextId)},
        {u"nextJob"_s, QString::number(m_nextJob)}, {u"views"_s, views}};
    const auto saved = writeStateFile(
        folder() + u"/catalog.json"_s, QJsonDocument(document).toJson(QJsonDocument::Compact));
    if (!saved)
        qWarning("%s", qUtf8Printable(saved.error().text()));
}

void ViewCatalog::keep() const
{
    const QMutexLocker lock(&m_mutex);
    save();
}

QString ViewCatalog::newId()
{
    const QMutexLocker lock(&m_mutex);
    m_nextId += 2;
    save();
    return QString::number(m_nextId);
}

quint64 ViewCatalog::newJobNumber()
{
    const QMutexLocker lock(&m_mutex);
    ++m_nextJob;
    save();
    return m_nextJob;
}

const AnalyticsWorkspace *ViewCatalog::workspace(const QString &id) const
{
    for (const AnalyticsWorkspace &one : m_workspaces) {
        if (one.id == id)
            return &one;
    }
    return nullptr;
}

QList<ViewCatalog::View> ViewCatalog::views(const QString &workspace) const
{
    const QMutexLocker lock(&m_mutex);
    QList<View> found;
    for (const View &view : m_views) {
        if (workspace.isEmpty() || view->workspace == workspace)
            found.append(view);
    }
    return found;
}

ViewCatalog::View ViewCatalog::view(const QString &id) const
{
    const QMutexLocker lock(&m_mutex);
    for (const View &view : m_views) {
        if (view->id == id)
            return view;
    }
    return nullptr;
}

ViewCatalog::View ViewCatalog::viewNamed(const QString &workspace, const QString &name) const
{
    for (const View &view : views(workspace)) {
        if (view->name.compare(name, Qt::CaseInsensitive) == 0)
            return view;
    }
    return nullptr;
}

Result<ViewCatalog::View> ViewCatalog::add(const QJsonObject &saved)
{
    auto view = std::make_shared<AnalyticsView>(saved, folder());
    if (view->isTable()) {
        if (auto opened = view->table().open(); !opened)
            return fail(opened.error());
    }
    m_views.append(view);
    return view;
}

ViewCatalog::View ViewCatalog::addTable(const QString &workspace, const QString &name,
    const QString &description, const QList<ViewColumn> &columns)
{
    if (viewNamed(workspace, name))
        return nullptr;
    QJsonArray list;
    for (ViewColumn column : columns) {
        column.id = newId();
        list.append(column.toJson());
    }
    const QString id = newId();
    const QMutexLocker lock(&m_mutex);
    auto added = add({{u"id"_s, id}, {u"name"_s, name}, {u"description"_s, description},
        {u"workspace"_s, workspace}, {u"createdMs"_s, m_environment.clock.nowMs()},
        {u"columns"_s, list}});
    if (!added) {
        qWarning("%s", qUtf8Printable(added.error().text()));
        return nullptr;
    }
    save();
    return *added;
}

QStringList ViewCatalog::streams() const
{
    QStringList names;
    for (const View &view : views()) {
        if (!view->isTable())
            continue;
        const AnalyticsWorkspace *home = workspace(view->workspace);
        names.append(
            names.contains(view->name) && home ? home->name + u'/' + view->name : view->name);
    }
    return names;
}

ViewCatalog::View ViewCatalog::viewOfStream(const QString &stream) const
{
    for (const View &view : views()) {
        const AnalyticsWorkspace *home = workspace(view->workspace);
        const bool isFull = home && stream == QString(home->name + u'/' + view->name);
        if (view->isTable() && (view->name == stream || isFull))
            return view;
    }
    return nullptr;
}

} // namespace sluice::sandbox
