// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/klaviyopage.h"
#include "console/widgets/steplist.h"
#include "gui/jobsbench.h"
#include "gui/klaviyo/fakeklaviyoaccess.h"

namespace sluice::testing {

// The page Klaviyo with its jobs and connections in a real store, and a fake in place of the
// services. GUI thread.
class KlaviyoBench : public JobsBench<KlaviyoSyncPage, KlaviyoAccess, FakeKlaviyoAccess>
{
public:
    KlaviyoBench()
        : JobsBench({.id = QStringLiteral("commerce-klaviyo"),
            .source = QStringLiteral("shop-demo"),
            .target = QStringLiteral("Klaviyo shop"),
            .connections = kConnections})
    {
    }

private:
    static constexpr const char *kConnections = R"json({"formatVersion":1,"connections":[
            {"name":"shop-demo","service":"commercetools","environment":"sandbox","settings":
                {"apiUrl":"http://127.0.0.1:9","authUrl":"http://127.0.0.1:9","projectKey":"demo"},
             "secrets":{"clientId":{"sandbox":"id"},"clientSecret":{"sandbox":"secret"}}},
            {"name":"Klaviyo shop","service":"klaviyo","environment":"sandbox","settings":
                {"apiUrl":"http://127.0.0.1:9"},
             "secrets":{"privateKey":{"sandbox":"pk_public"}}}]})json";
};

inline QJsonObject resourceJob(const char *resource)
{
    return {{QStringLiteral("resource"), QLatin1StringView(resource)}};
}

// What the checks of the page find wrong.
inline QStringList problemsOf(KlaviyoBench &bench)
{
    QStringList texts;
    for (const StepList::Step &step : bench.find<StepList>("planChecks")->steps()) {
        if (step.state == StepList::State::Failed)
            texts << step.problem;
    }
    return texts;
}

template <class T> T *part(QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QLatin1StringView(name));
}

// The test objects, one for each file; the caller deletes them.
QObject *makeKlaviyoPageTest();
QObject *makeKlaviyoLocksTest();
QObject *makeKlaviyoFormTest();
QObject *makeKlaviyoDialogTest();
QObject *makeKlaviyoMappingTest();

} // namespace sluice::testing
