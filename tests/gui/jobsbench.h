// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "gui/pagefixture.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <QTest>

namespace sluice::testing {

// A page of jobs with its jobs and connections in a real store, and a fake in place of the
// services: `Access` is what the page asks, `Fake` the one that answers. GUI thread.
template <class Page, class Access, class Fake> class JobsBench
{
public:
    // What the jobs are made with, and a connection file.
    struct Kind
    {
        QString id;
        QString source;
        QString target;
        QByteArray connections;
    };
    explicit JobsBench(Kind kind)
        : m_kind(std::move(kind))
    {
        problem = fixture.open();
    }
    ~JobsBench() { page.reset(); }

    // Connections, and a job for each parameters; empty on success.
    QString open(const QList<QJsonObject> &jobs, const QJsonValue &mapping = {})
    {
        if (!problem.isEmpty())
            return problem;
        if (auto imported = fixture.application->connections().import(m_kind.connections);
            !imported)
            return imported.error().text();
        int number = 0;
        for (const QJsonObject &parameters : jobs) {
            Job job{.name = QStringLiteral("Job %1").arg(++number), .kind = m_kind.id};
            job.source = m_kind.source;
            job.target = m_kind.target;
            job.parameters = parameters;
            job.mapping = mapping;
            if (auto saved = fixture.application->jobs().save(job); !saved)
                return saved.error().text();
        }
        page = std::make_unique<Page>(fixture.context(), std::unique_ptr<Access>(access));
        page->resize(1'080, 682);
        page->show();
        page->activate();
        return {};
    }
    Result<Job> stored(const QString &name) { return fixture.application->jobs().find(name); }

    template <class T> T *find(const char *name)
    {
        T *found = page->template findChild<T *>(QLatin1StringView(name));
        return found ? found : page->window()->template findChild<T *>(QLatin1StringView(name));
    }
    bool canRun() { return page->actions().canRun; }
    void press(const char *button) { find<QPushButton>(button)->click(); }
    QAbstractItemModel *jobs() { return find<QAbstractItemView>("jobList")->model(); }

    PageFixture fixture;
    QString problem;
    Fake *access = new Fake; // the page's
    std::unique_ptr<Page> page;

private:
    Kind m_kind;
};

} // namespace sluice::testing
