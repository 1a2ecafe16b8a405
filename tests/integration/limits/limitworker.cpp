// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/limits/limitworker.h"

#include "base/clock.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"
#include "core/store/budgets.h"
#include "services/zohocrm/crmlimits.h"

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace sluice::testing {

QJsonObject LimitWork::toJson() const
{
    return {{u"dataDirectory"_s, dataDirectory}, {u"url"_s, url.toString()},
        {u"token"_s, QString::fromLatin1(token)}, {u"threads"_s, threads},
        {u"downloads"_s, downloads}, {u"creditWindowMs"_s, creditWindowMs},
        {u"downloadWindowMs"_s, downloadWindowMs}};
}

LimitWork LimitWork::fromJson(const QJsonObject &json)
{
    return {.dataDirectory = json.value(u"dataDirectory").toString(),
        .url = QUrl(json.value(u"url").toString()),
        .token = json.value(u"token").toString().toLatin1(),
        .threads = json.value(u"threads").toInt(),
        .downloads = json.value(u"downloads").toInt(),
        .creditWindowMs = json.value(u"creditWindowMs").toInt(),
        .downloadWindowMs = json.value(u"downloadWindowMs").toInt()};
}

QJsonObject workWithinLimits(const LimitWork &work)
{
    auto store = Store::open(work.dataDirectory, Timings{});
    if (!store)
        return {{u"error"_s, store.error().text()}};
    StoredBudgets budgets(**store, Clock::system());
    RateLimiter limiter(&budgets);
    CrmOrg org;
    org.zgid = u"808232144"_s;
    org.edition = u"enterprise"_s;
    org.users = 10;
    ZohoAccount account;
    account.budget.creditWindow = std::chrono::milliseconds(work.creditWindowMs);
    account.budget.downloadWindow = std::chrono::milliseconds(work.downloadWindowMs);
    const CrmLimits limits = CrmLimits::of(org, account);

    std::atomic<int> left = work.downloads;
    std::atomic<int> done = 0;
    std::atomic<int> refused = 0;
    std::mutex mutex;
    QString problem;
    const auto worker = [&] {
        HttpClient http(Timings{}, &limiter, nullptr);
        const CancelToken token;
        while (left.fetch_sub(1) > 0) {
            HttpRequest get;
            get.url = work.url;
            get.headers = {HttpHeader{"Authorization", "Zoho-oauthtoken " + work.token}};
            get.limits = limits.download();
            while (true) {
                const auto answer = http.send(get, token);
                if (answer) {
                    ++(answer->status == 200 ? done : refused);
                    break;
                }
                if (answer.error().kind != ErrorKind::RateLimit) {
                    const std::lock_guard lock(mutex);
                    problem = answer.error().text();
                    return;
                }
                token.waitFor(*answer.error().retryAfter); // as the engine does, without a thread
            }
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < work.threads; ++i)
            threads.emplace_back(worker);
    }
    return {{u"done"_s, done.load()}, {u"refused"_s, refused.load()}, {u"error"_s, problem}};
}

} // namespace sluice::testing
