// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/klaviyo/klaviyopage.h"
#include "gui/klaviyo/fakeklaviyoaccess.h"
#include "gui/pagefixture.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <QTest>

namespace sluice::testing {

// The page Klaviyo with its jobs and connections in a real store, and a fake in place of the
// services. GUI thread.
class KlaviyoBench
{
public:
    KlaviyoBench() { problem = fixture.open(); }
    ~KlaviyoBench() { page.reset(); }

    // Connections, and a job for each parameters; empty on success.
    QString open(const QList<QJsonObject> &jobs, const QJsonValue &mapping = {})
    {
        if (!problem.isEmpty())
            return problem;
        static const char *const kConnections = R"json({"formatVersion":1,"connections":[
            {"name":"shop-demo","service":"commercetools","environment":"sandbox","settings":
                {"apiUrl":"http://127.0.0.1:9","authUrl":"http://127.0.0.1:9","projectKey":"demo"},
             "secrets":{"clientId":{"sandbox":"id"},"clientSecret":{"sandbox":"secret"}}},
            {"name":"Klaviyo shop","service":"klaviyo","environment":"sandbox","settings":
                {"apiUrl":"http://127.0.0.1:9"},
             "secrets":{"privateKey":{"sandbox":"pk_public"}}}]})json";
        if (auto imported = fixture.application->connections().import(kConnections); !imported)
            return imported.error().text();
        int number = 0;
        for (const QJsonObject &parameters : jobs) {
            Job job{.name = QStringLiteral("Job %1").arg(++number),
                .kind = QStringLiteral("commerce-klaviyo")};
            job.source = QStringLiteral("shop-demo");
            job.target = QStringLiteral("Klaviyo shop");
            job.parameters = parameters;
            job.mapping = mapping;
            if (auto saved = fixture.application->jobs().save(job); !saved)
                return saved.error().text();
        }
        page = std::make_unique<KlaviyoSyncPage>(
            fixture.context(), std::unique_ptr<KlaviyoAccess>(access));
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

    PageFixture fixture;
    QString problem;
    FakeKlaviyoAccess *access = new FakeKlaviyoAccess;
    std::unique_ptr<KlaviyoSyncPage> page;
};

inline QJsonObject resourceJob(const char *resource)
{
    return {{QStringLiteral("resource"), QLatin1StringView(resource)}};
}

// The test objects, one for each file; the caller deletes them.
QObject *makeKlaviyoPageTest();
QObject *makeKlaviyoFormTest();
QObject *makeKlaviyoDialogTest();

} // namespace sluice::testing
