@echo off
rem Starts Sluice's command line. SLUICE_JAVA_OPTS holds options for the Java virtual machine (default -Xmx256m).
setlocal
set SLUICE_HOME=%~dp0
set SLUICE_JAVA=java
if defined JAVA_HOME set SLUICE_JAVA=%JAVA_HOME%\bin\java
for %%f in ("%SLUICE_HOME%plugins\org.eclipse.equinox.launcher_*.jar") do set SLUICE_LAUNCHER=%%f
"%SLUICE_JAVA%" -Xmx256m -XX:+UseSerialGC -Dosgi.locking=none %SLUICE_JAVA_OPTS% -jar "%SLUICE_LAUNCHER%" -nosplash -data @none -configuration "%SLUICE_HOME%configuration" -application org.sluice.headless.sluice %*
exit /b %ERRORLEVEL%
