// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>

#include <optional>

class QHBoxLayout;
class QPushButton;

namespace sluice {

class MappingEditor;
class MessageBar;

// Auto-Map of every mapping: the button, the sentence that says what it did, the way back and the
// way to what it set; a new mapping gets it unasked. Its editor does the mapping itself. GUI
// thread; owned by its editor.
class AutoMapOffer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AutoMapOffer)

public:
    // The button goes before the last of `tools`.
    AutoMapOffer(MappingEditor *editor, MessageBar *bar, QHBoxLayout *tools);

    QPushButton *button() const { return m_button; }
    // Unasked as soon as it is possible, if nothing was said or edited by then: once, and it is
    // told only if it found something.
    enum class Unasked { Never, OnceWhileEmpty };
    void setPossible(bool isPossible, Unasked unasked = Unasked::Never);
    // After wanted(): how many fields it set, and what else is to be looked at.
    void tell(int set, const QString &more = {});
    void forget(); // another document is shown

signals:
    void wanted();
    void showWanted(); // the fields that it set

private:
    void begin();
    void beginUnasked();

    MappingEditor *m_editor;
    MessageBar *m_bar;
    QPushButton *m_button;
    std::optional<QJsonObject> m_before;
    bool m_wasPossible = false;
    bool m_isUnasked = false;
};

} // namespace sluice
