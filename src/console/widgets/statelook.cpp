// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/statelook.h"

#include "console/widgets/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct StateText
{
    Q_DECLARE_TR_FUNCTIONS(States)
};

struct LookRow
{
    QLatin1String key;
    const char *word;
    QLatin1String icon;
    Tone tone;
};

constexpr LookRow kRunLooks[] = {
    {"queued"_L1, QT_TRANSLATE_NOOP("States", "Queued"), "state-queued"_L1, Tone::Neutral},
    {"running"_L1, QT_TRANSLATE_NOOP("States", "Running"), "state-running"_L1, Tone::Info},
    {"stopping"_L1, QT_TRANSLATE_NOOP("States", "Stopping…"), "state-stopped"_L1, Tone::Warning},
    {"paused"_L1, QT_TRANSLATE_NOOP("States", "Paused"), "state-paused"_L1, Tone::Neutral},
    {"interrupted"_L1, QT_TRANSLATE_NOOP("States", "Interrupted"), "state-interrupted"_L1,
        Tone::Warning},
    {"stopped"_L1, QT_TRANSLATE_NOOP("States", "Stopped"), "state-stopped"_L1, Tone::Neutral},
    {"needs_attention"_L1, QT_TRANSLATE_NOOP("States", "Needs attention"), "state-attention"_L1,
        Tone::Warning},
    {"completed"_L1, QT_TRANSLATE_NOOP("States", "Completed"), "state-completed"_L1, Tone::Success},
    {"completed_with_rejections"_L1, QT_TRANSLATE_NOOP("States", "Completed"),
        "state-rejections"_L1, Tone::Warning},
    {"failed"_L1, QT_TRANSLATE_NOOP("States", "Failed"), "state-failed"_L1, Tone::Error},
};

constexpr LookRow kConnectionLooks[] = {
    {"ready"_L1, QT_TRANSLATE_NOOP("States", "Ready"), "state-completed"_L1, Tone::Success},
    {"sign_in_expired"_L1, QT_TRANSLATE_NOOP("States", "Sign-in expired"), "state-attention"_L1,
        Tone::Warning},
    {"sign_in_refused"_L1, QT_TRANSLATE_NOOP("States", "Sign-in refused"), "state-failed"_L1,
        Tone::Error},
    {"not_signed_in"_L1, QT_TRANSLATE_NOOP("States", "Not signed in"), "state-pending"_L1,
        Tone::Neutral},
};

template <std::size_t N> StateLook lookIn(const LookRow (&rows)[N], const QString &key)
{
    for (const LookRow &row : rows) {
        if (key == row.key)
            return {StateText::tr(row.word), row.icon, row.tone};
    }
    return {key, u"state-pending"_s, Tone::Neutral};
}

} // namespace

const QStringList &runStates()
{
    static const QStringList states = [] {
        QStringList all;
        for (const LookRow &row : kRunLooks)
            all << row.key;
        return all;
    }();
    return states;
}

StateLook stateLook(const QString &state, RunningReason reason)
{
    StateLook look = lookIn(kRunLooks, state);
    if (state == "running"_L1 && reason == RunningReason::RateLimited) {
        look.icon = u"state-limited"_s;
        look.tone = Tone::Warning;
    }
    return look;
}

QString stateBadgeText(const QString &state, qint64 rejected)
{
    if (state == "completed_with_rejections"_L1)
        return StateText::tr("Completed, %1 rejected").arg(Format::count(rejected));
    return stateLook(state).word;
}

StateLook stepLook(StepWord word, const QString &service)
{
    switch (word) {
    case StepWord::Queued:
        return {StateText::tr("Queued"), u"state-queued"_s, Tone::Neutral};
    case StepWord::Running:
        return {StateText::tr("Running"), u"state-running"_s, Tone::Info};
    case StepWord::Waiting:
        return {service.isEmpty() ? StateText::tr("Waiting")
                                  : StateText::tr("Waiting for %1").arg(service),
            u"state-waiting"_s, Tone::Info};
    case StepWord::Uploading:
        return {StateText::tr("Uploading"), u"state-running"_s, Tone::Info};
    case StepWord::Written:
        return {StateText::tr("Written"), u"state-completed"_s, Tone::Success};
    case StepWord::Done:
        return {StateText::tr("Done"), u"state-completed"_s, Tone::Success};
    case StepWord::Failed:
        return {StateText::tr("Failed"), u"state-failed"_s, Tone::Error};
    case StepWord::Stopped:
        return {StateText::tr("Stopped"), u"state-stopped"_s, Tone::Neutral};
    }
    return {};
}

StateLook connectionLook(const QString &state)
{
    return lookIn(kConnectionLooks, state);
}

EnvironmentLook environmentLook(const QString &environment)
{
    if (environment == "production"_L1) {
        const QString word = StateText::tr("Production");
        return {word, word, u"production"_s, Tone::Error, true};
    }
    if (environment == "test"_L1) {
        const QString word = StateText::tr("Test");
        return {word, word, u"account"_s, Tone::Info, false};
    }
    if (environment == "sandbox"_L1)
        return {
            StateText::tr("Sandbox"), StateText::tr("SANDBOX"), u"sandbox"_s, Tone::Neutral, false};
    return {environment, environment, u"sandbox"_s, Tone::Neutral, false};
}

} // namespace sluice
