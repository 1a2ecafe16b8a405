// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QDialog>

namespace sluice {

// The whole text of a message bar, with what is known of the request behind it: to read, to select
// and to copy. Opened, never executed; deletes itself. GUI thread; owned by its bar. Object name
// `messageDetails`.
class MessageDetails final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageDetails)

public:
    struct Message
    {
        Tone tone = Tone::Info;
        QString icon;
        QString text;
        bool hasLog = false; // the window can show the log
    };
    MessageDetails(const Message &message, QWidget *parent);

signals:
    void logWanted();
};

} // namespace sluice
