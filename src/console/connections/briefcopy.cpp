// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/briefcopy.h"

#include "console/main/consolesettings.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

namespace sluice {

using namespace Qt::StringLiterals;

void copyBriefly(const QString &text, std::chrono::milliseconds stays)
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->setText(text);
    if (ConsoleSettings().choice(kChoiceClearClipboard) != "1"_L1)
        return;
    QTimer::singleShot(stays, clipboard, [clipboard, text] {
        if (clipboard->text() == text)
            clipboard->clear();
    });
}

} // namespace sluice
