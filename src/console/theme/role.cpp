// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/role.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr std::array<QLatin1String, kRoleCount> kRoleNames{"window"_L1, "sidebar"_L1, "surface"_L1,
    "alternate"_L1, "sunken"_L1, "raised"_L1, "hover"_L1, "pressed"_L1, "selection"_L1,
    "divider"_L1, "border"_L1, "control"_L1, "text"_L1, "muted"_L1, "disabled"_L1, "accent"_L1,
    "accentFill"_L1, "accentFillHover"_L1, "onAccent"_L1, "track"_L1, "progress"_L1, "success"_L1,
    "successFill"_L1, "successTint"_L1, "warning"_L1, "warningTint"_L1, "error"_L1, "errorTint"_L1,
    "errorFill"_L1, "info"_L1, "infoTint"_L1, "neutral"_L1, "neutralTint"_L1, "read"_L1,
    "process"_L1, "write"_L1, "grid"_L1};

} // namespace

QLatin1String roleName(Role role)
{
    return kRoleNames[static_cast<std::size_t>(role)];
}

Role toneText(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Role::Neutral;
    case Tone::Info:
        return Role::Info;
    case Tone::Success:
        return Role::Success;
    case Tone::Warning:
        return Role::Warning;
    case Tone::Error:
        return Role::Error;
    }
    return Role::Neutral;
}

Role toneTint(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Role::NeutralTint;
    case Tone::Info:
        return Role::InfoTint;
    case Tone::Success:
        return Role::SuccessTint;
    case Tone::Warning:
        return Role::WarningTint;
    case Tone::Error:
        return Role::ErrorTint;
    }
    return Role::NeutralTint;
}

Role toneFill(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Role::Control;
    case Tone::Info:
        return Role::Progress;
    case Tone::Success:
        return Role::SuccessFill;
    case Tone::Warning:
        return Role::Warning;
    case Tone::Error:
        return Role::Error;
    }
    return Role::Control;
}

} // namespace sluice
