// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"
#include "console/theme/theme.h"

#include <QString>

#include <optional>

class QBoxLayout;
class QWidget;

namespace sluice {

// What stands at the top of a dialog: an icon, the heading and a sentence on what it is for.
struct DialogHead
{
    QString icon;
    Role role = Role::Accent; // the icon's
    std::optional<Tone> disc = {}; // behind it; nothing: none
    QString heading;
    QString text;
};

// The caller adds it to the dialog's layout; its widgets are `parent`'s. GUI thread.
QBoxLayout *makeDialogHead(const DialogHead &head, QWidget *parent);

} // namespace sluice
