// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/recordstory.h"
#include "console/theme/role.h"

#include <QString>

namespace sluice {

// What happened to a record, in words. Plain functions, GUI thread (words are translated at each
// call).

struct StoryLook
{
    QString word; // "Changed"
    QString icon;
    Tone tone = Tone::Neutral;
};
StoryLook storyLook(const StoryEvent &event);

// "#12 Clean up leads"; of a line that belongs to no run a dash.
QString storyRun(const StoryEvent &event);

// In one sentence: "Mobile: “98…” becomes “+91…”", "rejected: INVALID_DATA, Mobile, ...".
QString storySentence(const StoryEvent &event);

} // namespace sluice
