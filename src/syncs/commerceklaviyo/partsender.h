// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "services/klaviyo/klaviyobatch.h"
#include "syncs/commerceklaviyo/commercerun.h"
#include "syncs/commerceklaviyo/outgoing.h"

#include <optional>
#include <vector>

namespace sluice {

// What became of a part: sent and confirmed, or refused and why.
struct PartEnd
{
    enum class State { Open, Done, Failed };
    State state = State::Open;
    OutNote note; // of what failed
    QString pointer = {}; // where in the part's element; empty: not said
};

// Sends the parts of one kind of a chunk in as few requests as Klaviyo takes, waits for the jobs
// and tells what became of each part. What it has sent and learned is remembered in the step, so
// that it goes on where it was after a wait, a stop or a crash. Made for one invocation of a step,
// on its thread.
class PartSender final
{
public:
    struct Chunk
    {
        Outgoing &outgoing;
        std::vector<PartEnd> &ends; // one for each part
        std::function<Result<void>(StepTx &)> onSending; // the chunk leaves
        std::function<Result<void>(StepTx &)> onRefused; // it did not
    };
    PartSender(StepContext &context, CommerceRun &run, KlaviyoClient &client, Chunk chunk);

    // The parts that are open, of these kinds, all at once.
    Outcome<bool> send(const QList<OutKind> &kinds, const QString &listId = {});

    // Of parts whose create found that they exist: they are updates from now on. True if there are.
    bool turnConflictsIntoUpdates(OutKind create, OutKind update);

private:
    struct Request
    {
        QString key; // in the step's memo
        OutKind kind;
        std::vector<size_t> parts;
        QByteArray body; // empty once it is sent
    };
    static Request request(OutKind kind, std::vector<size_t> parts, QByteArray body);
    std::vector<Request> packed(OutKind kind, const QString &listId) const;
    QByteArray bodyOf(OutKind kind, const std::vector<size_t> &parts, const QString &listId) const;
    KlaviyoBatch batch(OutKind kind, const QString &listId) const;
    Outcome<bool> post(const Request &request, const QString &listId, std::vector<Request> &sent);
    Result<QJsonObject> sendOnce(const Request &request);
    Outcome<bool> split(const Request &request, const QJsonObject &refused, const QString &listId,
        std::vector<Request> &sent);
    Outcome<bool> leave(const StepResult &why, const std::vector<Request> &sent);
    Outcome<bool> await(const std::vector<Request> &sent);
    Outcome<bool> sendAnew(const Request &request);
    Outcome<bool> learn(const Request &request, const KlaviyoJob &job);
    void apply(const Request &request, const QJsonObject &ended);
    struct Refusal
    {
        QString code;
        QString field;
        QString text;
        QString pointer;
    };
    void fail(size_t part, const Refusal &why);

    StepContext &m_context;
    CommerceRun &m_run;
    KlaviyoClient &m_client;
    Chunk m_chunk;
    int m_refused = 0; // requests of this chunk that Klaviyo did not take
};

} // namespace sluice
