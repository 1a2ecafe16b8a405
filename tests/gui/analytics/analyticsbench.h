// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/analytics/analyticspage.h"
#include "console/widgets/steplist.h"
#include "gui/analytics/fakeanalyticsaccess.h"
#include "gui/pagefixture.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <QTest>

namespace sluice::testing {

// The page Analytics with its jobs and connections in a real store, and a fake in place of the
// services. GUI thread.
class AnalyticsBench
{
public:
    AnalyticsBench() { problem = fixture.open(); }
    ~AnalyticsBench() { page.reset(); }

    // Connections, and a job for each parameters; empty on success.
    QString open(const QList<QJsonObject> &jobs, const QJsonValue &mapping = {})
    {
        if (!problem.isEmpty())
            return problem;
        static const char *const kConnections = R"json({"formatVersion":1,"connections":[
            {"name":"Store","service":"catalyst","environment":"sandbox","settings":
                {"accountsUrl":"http://127.0.0.1:9","apiUrl":"http://127.0.0.1:9","projectId":"4"},
             "secrets":{"clientId":{"sandbox":"id"},"clientSecret":{"sandbox":"secret"},
                "refreshToken":{"sandbox":"token"}}},
            {"name":"Board","service":"zoho-analytics","environment":"sandbox","settings":
                {"accountsUrl":"http://127.0.0.1:9","apiUrl":"http://127.0.0.1:9","orgId":"5",
                 "workspaceId":"6"},
             "secrets":{"clientId":{"sandbox":"id"},"clientSecret":{"sandbox":"secret"},
                "refreshToken":{"sandbox":"token"}}}]})json";
        if (auto imported = fixture.application->connections().import(kConnections); !imported)
            return imported.error().text();
        int number = 0;
        for (const QJsonObject &parameters : jobs) {
            Job job{.name = QStringLiteral("Job %1").arg(++number),
                .kind = QStringLiteral("datastore-analytics")};
            job.source = QStringLiteral("Store");
            job.target = QStringLiteral("Board");
            job.parameters = parameters;
            job.mapping = mapping;
            if (auto saved = fixture.application->jobs().save(job); !saved)
                return saved.error().text();
        }
        page = std::make_unique<AnalyticsSyncPage>(
            fixture.context(), std::unique_ptr<AnalyticsAccess>(access));
        page->resize(1'080, 682);
        page->show();
        page->activate();
        return {};
    }
    Result<Job> stored(const QString &name) { return fixture.application->jobs().find(name); }

    template <class T> T *find(const char *name)
    {
        T *found = page->findChild<T *>(QLatin1StringView(name));
        return found ? found : page->window()->findChild<T *>(QLatin1StringView(name));
    }
    bool canRun() { return page->actions().canRun; }
    void press(const char *button) { find<QPushButton>(button)->click(); }
    QAbstractItemModel *jobs() { return find<QAbstractItemView>("jobList")->model(); }
    // What the checks say, in that state.
    QStringList checks(StepList::State state)
    {
        QStringList texts;
        for (const StepList::Step &step : find<StepList>("planChecks")->steps()) {
            if (step.state == state)
                texts << (step.problem.isEmpty() ? step.name : step.problem);
        }
        return texts;
    }
    QStringList problems() { return checks(StepList::State::Failed); }

    PageFixture fixture;
    QString problem;
    FakeAnalyticsAccess *access = new FakeAnalyticsAccess;
    std::unique_ptr<AnalyticsSyncPage> page;
};

inline QJsonObject tableJob(const QString &table, const QString &view = {})
{
    QJsonObject parameters{{QStringLiteral("table"), table}};
    if (!view.isEmpty())
        parameters.insert(QStringLiteral("view"), view);
    return parameters;
}

// The test objects, one for each file; the caller deletes them.
QObject *makeAnalyticsPageTest();
QObject *makeTableMappingTest();
QObject *makeTransformsTest();

} // namespace sluice::testing
