// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyostore.h"

#include "base/files.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

const QByteArray kFirstList = "Newsletter"; // there from the start, as in a new account

} // namespace

KlaviyoStore::KlaviyoStore(Environment &environment)
    : m_environment(environment)
{
}

Result<void> KlaviyoStore::open()
{
    const QString folder = m_environment.stateFolder + u"/klaviyo"_s;
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    auto opened = log.open(
        folder + u"/account.log"_s, [this](char type, HeadReader &head, LogSpan payload) {
            profiles.replay(type, head, payload) || events.replay(type, head, payload)
                || catalog.replay(type, head, payload) || lists.replay(type, head)
                || jobs.replay(type, head, payload);
        });
    if (!opened)
        return opened;
    if (lists.count() == 0)
        lists.add(kFirstList, "single_opt_in", nowMs());
    return log.commit();
}

void KlaviyoStore::reset()
{
    const std::scoped_lock lock(m_mutex);
    profiles.clear();
    events.clear();
    catalog.clear();
    lists.clear();
    jobs.clear();
    m_tooManyJobs = 0;
    if (auto done = log.clear(); !done)
        qWarning("%s", qUtf8Printable(done.error().text()));
    lists.add(kFirstList, "single_opt_in", nowMs());
    commit();
}

std::unique_lock<std::mutex> KlaviyoStore::use()
{
    std::unique_lock lock(m_mutex);
    settle();
    return lock;
}

void KlaviyoStore::commit()
{
    if (auto done = log.commit(); !done)
        qWarning("%s", qUtf8Printable(done.error().text()));
}

void KlaviyoStore::settle()
{
    const qint64 now = nowMs();
    for (qint64 job = jobs.nextDue(now); job >= 0; job = jobs.nextDue(now)) {
        if (jobs.job(job).isCancelled)
            jobs.finish(job);
        else if (jobs.job(job).kind == JobTable::kProfileImport)
            applyImportJob(*this, job);
        else
            applyCatalogJob(*this, job);
        commit();
    }
}

CatalogRules KlaviyoStore::catalogRules() const
{
    const Settings &settings = m_environment.settings;
    return {.addsCategories = settings.text(u"klaviyoItemCategories"_s) == "add"_L1,
        .cascades = settings.flag(u"klaviyoCascade"_s),
        .ignoresUnknown = settings.text(u"klaviyoUnknownCategory"_s) == "ignore"_L1};
}

} // namespace sluice::sandbox
