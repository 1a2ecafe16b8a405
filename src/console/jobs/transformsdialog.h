// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/transforms/celltransform.h"

#include <QDialog>

#include <memory>

namespace sluice {

class Prompt;
struct TransformParts;

namespace Ui {
class TransformsDialog;
}

// What is done to the cells of one column, one after the other, with a line to try it. Opened,
// never executed; deletes itself; accepted() means transforms(). GUI thread. Object name
// `transformsDialog`.
class TransformsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransformsDialog)

public:
    TransformsDialog(
        const QString &column, const QList<CellTransform> &transforms, QWidget *parent);
    ~TransformsDialog() override;

    const QList<CellTransform> &transforms() const { return m_transforms; }
    void setPrompt(Prompt *prompt) { m_prompt = prompt; } // asks before changes are dropped
    void reject() override;

private:
    void dress(const QString &column);
    void connectParts();
    void add();
    void removeCurrent();
    void move(int by);
    void showList(int current);
    void showFields(const TransformParts &parts);
    void showParts(); // the fields of the chosen transform
    void takeParts();
    void check();

    std::unique_ptr<Ui::TransformsDialog> m_ui;
    Prompt *m_prompt = nullptr;
    QList<CellTransform> m_transforms;
    const QList<CellTransform> m_opened; // as they were then
    bool m_isFilling = false;
};

// What the transforms make of a text; a hash is one of a key that is not the run's.
QString triedTransforms(const QList<CellTransform> &transforms, const QString &text);

} // namespace sluice
