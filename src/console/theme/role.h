// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

namespace sluice {

// The names of every colour of the console, as in resources/theme/tokens.json, and the five tones
// that states, badges and bars are shown in. Plain values; colours themselves come from Theme at
// paint time and are never kept.
enum class Role {
    Window,
    Sidebar,
    Surface,
    Alternate,
    Sunken,
    Raised,
    Hover,
    Pressed,
    Selection,
    Divider,
    Border,
    Control,
    Text,
    Muted,
    Disabled,
    Accent,
    AccentFill,
    AccentFillHover,
    OnAccent,
    Track,
    Progress,
    Success,
    SuccessFill,
    SuccessTint,
    Warning,
    WarningTint,
    Error,
    ErrorTint,
    ErrorFill,
    Info,
    InfoTint,
    Neutral,
    NeutralTint,
    Read,
    Process,
    Write,
    Grid,
};
inline constexpr int kRoleCount = static_cast<int>(Role::Grid) + 1;

// The token of a role, for example "accentFill".
QLatin1String roleName(Role role);

// What a thing wants to say. Colour is never the only sign: an icon and a word go with it.
enum class Tone { Neutral, Info, Success, Warning, Error };

Role toneText(Tone tone); // icon and word
Role toneTint(Tone tone); // ground of a badge or a message bar
Role toneFill(Tone tone); // a bar

} // namespace sluice
