<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CronWords</name>
    <message numerus="yes">
        <source>Every %n minutes</source>
        <translation>
            <numerusform>Every minute</numerusform>
            <numerusform>Every %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours</source>
        <translation>
            <numerusform>Every hour</numerusform>
            <numerusform>Every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours at %1</source>
        <translation>
            <numerusform>Every hour at %1</numerusform>
            <numerusform>Every %n hours at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, every %n hours</source>
        <translation>
            <numerusform>%1, every hour</numerusform>
            <numerusform>%1, every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n days from day 1</source>
        <translation>
            <numerusform>every day from day 1</numerusform>
            <numerusform>every %n days from day 1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Schedules</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” %n times since %2</source>
        <translation>
            <numerusform>“%1” once since %2</numerusform>
            <numerusform>“%1” %n times since %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::MainWindow</name>
    <message numerus="yes">
        <source>%n unread errors</source>
        <translation>
            <numerusform>%n unread error</numerusform>
            <numerusform>%n unread errors</numerusform>
        </translation>
    </message>
</context>
</TS>
