// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/importreport.h"
#include "app/documents/originals.h"
#include "base/result.h"
#include "console/main/consolecontext.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

namespace sluice {

namespace Ui {
class PasteDialog;
}

// Takes over what was pasted of the plugin's configuration: it shows what will be made and changed,
// and what to know about it, before anything is. The text, which holds secrets, goes with the
// dialog. Opened, never executed; deletes itself. GUI thread; texts are read in the background.
// Object name `pasteDialog`.
class PasteDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasteDialog)

public:
    PasteDialog(ConsoleContext context, QWidget *parent);
    ~PasteDialog() override;

signals:
    void takenOver(const sluice::ImportReport &report);

private:
    // A plan and what of it is there already.
    struct Preview
    {
        OriginalsPlan plan;
        QStringList known; // names of connections and jobs
        std::optional<Error> error;
    };
    void read();
    void showPreview(const Preview &preview);
    void showNothing();
    void takeOverAll();
    void fit();

    ConsoleContext m_context;
    std::unique_ptr<Ui::PasteDialog> m_ui;
    QTimer m_pause; // since the last letter
    std::optional<OriginalsPlan> m_plan; // of the text as it is
    int m_reads = 0; // the newest that was asked for
};

} // namespace sluice
