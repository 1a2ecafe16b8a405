// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace sluice {

class IconLabel;
class TypedLabel;

// What stands where nothing is: icon, title, one sentence, one or two buttons, in the middle. Also
// the form of a page that could not be opened. GUI thread, owned by its parent.
class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(const QString &icon, const QString &title, const QString &text);
    void setTone(Tone tone); // Error: the icon in the colour of errors
    QPushButton *addButton(const QString &text, bool isPrimary = false);
    void clearButtons();
    void setIconShown(bool isShown); // it goes first where there is little room

private:
    QString m_iconName;
    IconLabel *m_icon;
    TypedLabel *m_title;
    TypedLabel *m_text;
    QHBoxLayout *m_buttons;
    Tone m_tone = Tone::Neutral;
};

} // namespace sluice
