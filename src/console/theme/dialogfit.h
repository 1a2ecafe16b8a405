// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDialog;

namespace sluice {

class DialogBody;

// Keeps a dialog at least as large as what it holds asks for, wrapped texts and large fonts
// included, and no larger than its screen: what is too high for that scrolls (see DialogBody). The
// style makes one for every dialog when it is first shown; the dialog owns it. It never makes a
// dialog smaller than its screen lets. GUI thread.
class DialogFit final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DialogFit)

public:
    // Makes one, unless the dialog has it already.
    static void keep(QDialog *dialog);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit DialogFit(QDialog *dialog);
    void fit();
    void fitLater();

    QDialog *m_dialog;
    DialogBody *m_body = nullptr; // once it was too high for its screen
};

} // namespace sluice
