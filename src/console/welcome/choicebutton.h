// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace sluice {

// A large choice with an icon, a title and a sentence (visual.md 8, Welcome): at least 72 px
// high, with an accent edge while it has the keyboard. GUI thread, owned by its parent. Its text()
// is the title.
class ChoiceButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceButton)

public:
    ChoiceButton(
        const QString &icon, const QString &title, const QString &note, QWidget *parent = nullptr);

    void setNote(const QString &note);
    QString note() const { return m_note; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int noteHeight(int width) const; // wrapped

    QString m_icon;
    QString m_note;
};

} // namespace sluice
