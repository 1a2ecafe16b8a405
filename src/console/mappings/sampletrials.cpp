// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/sampletrials.h"

namespace sluice {

namespace {

constexpr int kTrialDelayMs = 150;

} // namespace

SampleTrials::SampleTrials(QObject *editor, std::function<void()> begin)
    : QObject(editor)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kTrialDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [begin = std::move(begin)] { begin(); });
}

} // namespace sluice
